// The thread that reads descriptions: its tagger takes a second to load, and a long text some more, which the server's own thread must not pay.
import { parentPort } from 'node:worker_threads';
import { toYaml } from '../../brief/to-yaml.ts';
import { InputError } from '../../finding/input.ts';
import { choicesFor, systemChoices } from '../../jobs/choices.ts';
import { knownSystems, outline } from '../../jobs/understand.ts';
import { shippedShelf } from '../../store/shelf.ts';
import { faultsOf } from '../problem.ts';
import { marksOf } from '../views/marks.ts';
import type { DescribingAnswers, DescribingQuestion, DescribingReply } from './messages.ts';

const shelf = shippedShelf();
const known = knownSystems(shelf);
const choices = systemChoices(shelf);
/** As many as a list shows that somebody types into. */
const mostChoices = 40;

async function answered(question: DescribingQuestion): Promise<DescribingAnswers[DescribingQuestion['is']]> {
  switch (question.is) {
    case 'read': {
      const brief = await outline({ name: 'the description', text: question.text }, shelf);
      return {
        name: brief.name,
        brief: toYaml(brief, 'Read from the description. Change what is wrong.'),
        systems: brief.systems.map(({ id, uses, api, name }) => ({ id, uses, api, name })),
        marks: marksOf(question.text, brief, await known),
      };
    }
    case 'choices':
      return choicesFor(question.typed, await choices).slice(0, mostChoices);
    default:
      return question satisfies never;
  }
}

async function replied(question: DescribingQuestion): Promise<DescribingReply> {
  try {
    return { is: 'answer', answer: await answered(question) };
  } catch (error) {
    if (error instanceof InputError) return { is: 'unusable', faults: faultsOf(error) };
    return { is: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (question: DescribingQuestion) => {
  void replied(question).then((reply) => parentPort?.postMessage(reply));
});
