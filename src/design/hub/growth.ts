// Whether a brief says that systems like those it names will be added. Its own words are read; a wish that is denied does not count.
import type { Brief } from '../../brief/brief.ts';

const kinds =
  '(?:partner|channel|marketplace|shop|store|supplier|vendor|carrier|provider|system|tenant|subsidiar|branch|brand|countr|client|retailer|reseller|distributor|dealer|bank|participant)(?:s|es|ies|y)?';
const between = '(?:[a-z-]{1,20} ){0,2}';
const later =
  '(?:later|soon|over time|in (?:the )?future|next year|will (?:be|come|follow|join)|can be|may be|must be|should be)';
const said: readonly RegExp[] = [
  new RegExp(`\\b(?:further|additional|future|any number of) ${between}${kinds}\\b`, 'i'),
  new RegExp(`\\b(?:more|other|new) ${between}${kinds}\\b[^.;]{0,40}\\b${later}\\b`, 'i'),
  new RegExp(
    `\\b${kinds} (?:will|can|may|must|should|shall|to) (?:later )?be (?:added|connected|onboarded|plugged in)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:add|adding|connect|connecting|onboard|onboarding) ${between}${kinds} (?:later|over time|without)\\b`,
    'i',
  ),
];
const denied = /\b(?:no|not|never|without|instead of|rather than)\b[^.;]{0,40}$/i;

/** The sentence of the brief that says so, or null. */
export function growthSaid(brief: Brief): string | null {
  const texts = [
    brief.summary,
    ...brief.systems.map((system) => system.description),
    ...brief.flows.flatMap((flow) => [flow.purpose, flow.name]),
    ...brief.assumptions.map((assumption) => assumption.text),
    brief.name,
  ];
  const sentences = texts.flatMap((text) => (text === null ? [] : text.split(/(?<=[.!?;])\s+|\n+/)));
  return sentences.find(saysSo)?.trim() ?? null;
}

function saysSo(sentence: string): boolean {
  return said.some((pattern) => {
    const found = pattern.exec(sentence);
    return found !== null && !denied.test(sentence.slice(Math.max(0, found.index - 60), found.index));
  });
}
