// What a sentence forbids, told by its words: which deed, and on which kind of record. Words as data; no flow is judged here.
// A sentence that names no known deed is still a prohibition, of the deed "other".
import { conceptOf, type Concept } from '../catalog/concept.ts';
import { wordsOf } from '../catalog/name.ts';

export const deeds = [
  'double',
  'lose',
  'delete',
  'charge',
  'notify',
  'send',
  'publish',
  'overwrite',
  'create',
  'expose',
  'reach',
  'other',
] as const;
/** `notify`: people are written to; `send`: a document goes out or becomes final; `reach`: a network is opened; `expose`: data goes where it must not. */
export type Deed = (typeof deeds)[number];

/** A deed that a sentence forbids. `object` is the kind of record that it names as the deed's object, null where it names none. */
export interface Forbidden {
  readonly deed: Deed;
  readonly object: Concept | null;
}

const verbs: readonly (readonly [Deed, RegExp])[] = [
  ['double', /\b(twice|doubl\w+|duplicat\w+|two (?:orders|invoices|records|entries|customers))\b/i],
  ['lose', /\b(los(?:e|es|ing|t)|go(?:es)? missing|skip(?:s|ped)?|drop(?:s|ped)?|fall(?:s)? through)\b/i],
  ['delete', /\b(delet\w+|remov\w+|eras\w+|purg\w+|wip(?:e|ed|ing)|trash\w*|thrown? away|archiv\w+)\b/i],
  [
    'charge',
    /\b(charg\w+|debit\w*|captur\w+|collect(?:s|ed)? (?:money|payments?)|pa(?:y|id|ying) out|refund(?:s|ed|ing)? )/i,
  ],
  [
    'notify',
    /\b(notif(?:y|ied|ies)\w*|e-?mail(?:ed|ing)|(?:send|sends|sent|get|gets|receive|receives|trigger|triggers)\b[^.;]*\b(?:e-?mails?|mails?|sms|text messages?|notifications?|newsletters?|messages?))\b/i,
  ],
  [
    'send',
    /\b(send(?:s|ing)?|sent|issu(?:e|es|ed|ing)|finali[sz]\w+|submit\w*|releas\w+|approv(?:e|es|ed)\b(?! first)|post(?:ed|ing)|book(?:ed|ing)?)\b/i,
  ],
  ['publish', /\b(publish\w*|goes? (?:live|public)|put online)\b/i],
  [
    'overwrite',
    /\b(overwr\w+|chang(?:e|es|ed|ing)|edit(?:s|ed|ing)?|touch\w*|alter\w*|modif\w+|updat(?:e|es|ed|ing)|writ(?:e|es|ten|ing)|pushed? back)\b/i,
  ],
  ['create', /\b(creat(?:e|es|ed|ing)|add(?:s|ed|ing)?|new)\b/i],
  [
    'reach',
    /\b(open\w* (?:it )?(?:up )?to the (?:internet|outside|web)|inbound|come in\b|comes in\b|exposed? to the (?:internet|web)|firewall|reach\w* from outside)/i,
  ],
  [
    'expose',
    /\b(leav(?:e|es|ing)|expos\w+|shar(?:e|ed|ing)|stor(?:e|ed|ing)|cop(?:y|ied|ying)|see|leak\w*|logged|in plain text)\b/i,
  ],
];

/** Deeds that say the same as another one that was found do not count beside it: "create duplicates" forbids doubles, not creating. */
const covered: Readonly<Partial<Record<Deed, readonly Deed[]>>> = {
  double: ['create', 'send', 'charge'],
  notify: ['send'],
  reach: ['expose', 'overwrite'],
};

/** Deeds whose nouns are those who are spoken to or what is kept whole, not what the deed is done to. */
const objectless: readonly Deed[] = ['notify', 'double', 'lose', 'reach', 'expose', 'other'];

/** Every deed that the sentence forbids; never empty. */
export function forbiddenBy(said: string): readonly Forbidden[] {
  const found = verbs.flatMap(([deed, pattern]) => {
    const hit = pattern.exec(said);
    return hit === null ? [] : [{ deed, object: objectlessOr(deed, said, hit) }];
  });
  const names = found.map((one) => one.deed);
  const kept = found.filter((one) => !names.some((name) => covered[name]?.includes(one.deed) === true));
  return kept.length === 0 ? [{ deed: 'other', object: null }] : kept;
}

function objectlessOr(deed: Deed, said: string, hit: RegExpExecArray): Concept | null {
  if (objectless.includes(deed)) return null;
  const after = said.slice(hit.index + hit[0].length);
  return objectIn(after) ?? subjectIn(said.slice(0, hit.index));
}

/** The first kind of record within a few words after the verb, before any word that begins who or where ("to the customer"). */
function objectIn(after: string): Concept | null {
  const near = wordsOf(
    after.split(/\b(?:to|from|by|in|into|with|for|without|unless|until|when)\b/i)[0] ?? '',
  ).slice(0, 5);
  return nounIn(near);
}

/** "No invoice may be sent": the subject, when the verb is in the passive. */
function subjectIn(before: string): Concept | null {
  return /\b(?:be|is|are|get|gets|being)\s*$/i.test(before.trimEnd()) ? nounIn(wordsOf(before)) : null;
}

function nounIn(words: readonly string[]): Concept | null {
  for (const [index, word] of words.entries()) {
    const pair = conceptOf(`${word} ${words[index + 1] ?? ''}`.trim());
    const single = pair ?? conceptOf(word);
    if (single !== null) return single;
  }
  return null;
}
