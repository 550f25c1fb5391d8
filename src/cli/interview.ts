// The questions of `init` in their order: what is to be connected, what flows, how much, within what. The answers grow into a brief.
// It asks and nothing else: how an answer is read is known to `brief`, what there is to choose from to `jobs`; no file is written.
import { emptyBrief } from '../brief/amend.ts';
import type { Brief } from '../brief/brief.ts';
import { InputError, inputProblemText } from '../finding/input.ts';
import type { Ports } from '../jobs/ports.ts';
import { understand } from '../jobs/understand.ts';
import type { Asker } from './ask.ts';
import { briefText } from './brief-text.ts';
import { askFlows } from './interview-flows.ts';
import { askBounds, askOpen, askVolumes } from './interview-open.ts';
import { askSystems, type Workplace } from './interview-systems.ts';

/** A whole brief from somebody's answers. `place` says from where paths are meant. Throws Stopped when a question is left. */
export async function interview(ask: Asker, ports: Ports, place: Workplace): Promise<Brief> {
  const told = await fromWords(ask, ports);
  if (told !== null) return askOpen(ask, { ports, place }, told);
  let brief = await askSystems(ask, { ports, place }, emptyBrief());
  brief = await askFlows(ask, { ports, place }, brief);
  brief = await askVolumes(ask, brief);
  brief = await askBounds(ask, brief);
  return { ...brief, name: await askName(ask, brief) };
}

/** A description in one's own words, read and confirmed; null when step by step is preferred. */
async function fromWords(ask: Asker, ports: Ports): Promise<Brief | null> {
  for (;;) {
    const text = await ask.text('In a sentence or two: what should be connected, and what should flow?', {
      hint: 'When a deal is won in our CRM … – or Enter to be asked step by step',
      check: () => null,
    });
    if (text === '') return null;
    const brief = await read(text, ask, ports);
    if (brief === null) continue;
    ask.show('This was understood', briefText({ ...brief, unknowns: [] }));
    const verdict = await ask.choose('Is that what you mean?', [
      { value: 'yes', label: 'Yes', hint: 'only what is open is asked now' },
      { value: 'again', label: 'Let me say it differently', hint: '' },
      { value: 'steps', label: 'No, ask me step by step', hint: '' },
    ]);
    if (verdict === 'yes') return brief;
    if (verdict === 'steps') return null;
  }
}

async function read(text: string, ask: Asker, ports: Ports): Promise<Brief | null> {
  try {
    return await understand({ name: 'Your description', text }, ports.shelf);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    ask.say(error.problems.map(inputProblemText).join('\n'));
    return null;
  }
}

async function askName(ask: Asker, brief: Brief): Promise<string> {
  const usual = brief.systems
    .map((system) => system.name ?? system.uses ?? system.id)
    .join(', ')
    .slice(0, 200);
  const given = await ask.text('What is this integration called?', {
    hint: usual,
    check: (typed) => (typed.trim().length > 200 ? 'at most 200 characters' : null),
  });
  return given === '' ? usual : given;
}
