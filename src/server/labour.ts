// The thread in which the long work is done, so that the server goes on answering. It gets one order, answers with its steps and its result,
// and ends. It knows no database.
import { parentPort, workerData } from 'node:worker_threads';
import { InputError, inputProblem, nearestSpelling } from '../finding/input.ts';
import { planFor, proposalFor } from '../jobs/plan.ts';
import type { Ports } from '../jobs/ports.ts';
import { outline } from '../jobs/understand.ts';
import { shippedShelf } from '../store/shelf.ts';
import type { Answer, Order } from './orders.ts';
import { faultsOf } from './problem.ts';

const name = 'the description';

function portsOf({ documents }: Order): Ports {
  return {
    shelf: shippedShelf(),
    documents: {
      read: async (ref) => {
        const file = ref.replace(/^(\.\/)+/, '');
        const found = documents.find((document) => document.name === file);
        if (found !== undefined) return { name: found.name, text: found.text };
        throw new InputError([
          inputProblem({
            file: name,
            message: `names the API document "${ref}", which nobody has brought`,
            expected: 'the name of a file that was uploaded to this workspace',
            nearest: nearestSpelling(
              file,
              documents.map((document) => document.name),
            ),
          }),
        ]);
      },
    },
  };
}

async function done(order: Order): Promise<unknown> {
  const ports = portsOf(order);
  const written = { name, text: order.brief };
  switch (order.kind) {
    case 'propose': {
      tell({ is: 'progress', progress: { stage: 'understand', share: 0.1 } });
      const brief = await outline(written, ports.shelf);
      tell({ is: 'progress', progress: { stage: 'design', share: 0.3 } });
      const { comparison, landscape } = await proposalFor(written, ports, order.start);
      return { brief, comparison, questions: landscape.questions, assumptions: landscape.assumptions };
    }
    case 'compose':
      tell({ is: 'progress', progress: { stage: 'compose', share: 0.2 } });
      return planFor(
        { brief: written, design: order.design, start: order.start, engine: 'workbench' },
        ports,
      );
    default:
      return order satisfies never;
  }
}

function tell(answer: Answer): void {
  parentPort?.postMessage(answer);
}

try {
  tell({ is: 'done', result: await done(workerData as Order) });
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  tell({ is: 'unusable', faults: faultsOf(error) });
}
