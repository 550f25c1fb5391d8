// The thread in which the long work is done, so that the server goes on answering. It gets one order, answers with its steps and its result,
// and ends; the threads that fly for it end with it. It knows no database.
import { parentPort, workerData } from 'node:worker_threads';
import { comparePlans } from '../diff/compare.ts';
import { touched } from '../diff/touched.ts';
import { InputError, inputProblem, nearestSpelling } from '../finding/input.ts';
import type { Measure } from '../jobs/measure.ts';
import { madeFor, proposalWith } from '../jobs/plan.ts';
import type { Ports } from '../jobs/ports.ts';
import { answersFrom } from '../plan/answers.ts';
import { noAnswers } from '../plan/fill.ts';
import { Plan } from '../plan/plan.ts';
import { answersOf } from '../plan/refill.ts';
import { openCrew } from '../pool/crew.ts';
import { canonicalContent, textContent } from '../store/base/content.ts';
import { shippedShelf } from '../store/shelf.ts';
import type { Answer, Order, RenderOrder, Result } from './orders.ts';
import { faultsOf } from './problem.ts';
import { teller } from './progress.ts';
import { proposedOf } from './proposal.ts';
import { archive } from './views/plan/files.ts';
import { archiveFile, pageFile, wordFile } from './views/plan/read-files.ts';

const name = 'the description';
/** Every work flies the same seeds, so that the same brief gives the same figures. */
const firstSeed = 1;

type Designing = Exclude<Order, RenderOrder>;

function portsOf({ documents }: Designing): Ports {
  return {
    shelf: shippedShelf(),
    documents: {
      read: async (ref) => {
        const file = ref.replace(/^(\.\/)+/, '');
        // Files are brought without folders: a path means the file of that name.
        const bare = file.split('/').at(-1);
        const found =
          documents.find((document) => document.name === file) ??
          documents.find((document) => document.name === bare);
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

async function done(order: Designing, measuring: Measure | null): Promise<Result> {
  const ports = portsOf(order);
  const written = { name, text: order.brief };
  const given = { decided: order.decided, measuring };
  switch (order.kind) {
    case 'propose': {
      const { brief, proposal } = await proposalWith({ brief: written, day: order.start }, ports, given);
      return {
        content: canonicalContent(proposedOf(brief, proposal)),
        contentHash: null,
        files: [],
        judged: { against: null, touches: [] },
      };
    }
    case 'compose': {
      const request = {
        brief: written,
        design: order.design,
        reason: order.reason,
        start: order.start,
        engine: 'workbench',
      };
      const old = order.before === null ? null : Plan.parse(JSON.parse(order.before.body));
      const answers = answersFrom(old === null ? noAnswers : answersOf(old.specification), order.written);
      const decided = { ...order.decided, answers };
      const { plan, evidence } = await madeFor(request, ports, { ...given, decided });
      return {
        content: canonicalContent(plan),
        contentHash: plan.contentHash,
        files: [...evidence].map(([path, text]) => ({ path, content: textContent(text) })),
        judged: {
          against: order.before?.hash ?? null,
          touches: old === null ? [] : touched(comparePlans(old, plan)),
        },
      };
    }
    default:
      return order satisfies never;
  }
}

/** With a crew for as long as it takes, where something is to be flown. */
async function measuredOrNot(order: Designing): Promise<Result> {
  const { begun, lanes, flown } = teller(
    order.kind,
    () => performance.now(),
    (progress) => tell({ is: 'progress', progress }),
  );
  if (!order.measured) {
    begun('understand');
    return done(order, null);
  }
  const crew = openCrew();
  try {
    return await done(order, { crew, watch: { flown, signal: null }, begun, lanes, seed: firstSeed });
  } finally {
    await crew.close();
  }
}

async function rendered({ path, plan: body, beside }: RenderOrder): Promise<Answer> {
  const { begun, flown } = teller(
    'render',
    () => performance.now(),
    (progress) => tell({ is: 'progress', progress }),
  );
  begun('render');
  const plan = Plan.parse(JSON.parse(body));
  if (path === archive) return { is: 'rendered', body: await archiveFile(plan, beside, flown) };
  if (path.endsWith('.docx')) return { is: 'rendered', body: await wordFile(plan, path) };
  const html = pageFile(plan, path);
  begun('print');
  return { is: 'page', html };
}

async function answered(order: Order): Promise<Answer> {
  return order.kind === 'render' ? rendered(order) : { is: 'done', result: await measuredOrNot(order) };
}

function tell(answer: Answer): void {
  parentPort?.postMessage(answer);
}

try {
  tell(await answered(workerData as Order));
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  tell({ is: 'unusable', faults: faultsOf(error) });
}
