// The words that hold sentences together: prepositions, openers, pronouns, forms of verbs. They are data (grammar.json);
// here is only how they are looked up. Kinds of systems and records are in lexicon.ts.
import { z } from 'zod';
import table from './grammar.json' with { type: 'json' };
import { verbIndex } from './lexicon.ts';

/** Each list is parted by spaces; `forms` are forms of verbs by the class they take here, before the lexicon's. */
export const Grammar: z.ZodType<
  Readonly<Record<ListName, string>> & {
    readonly spanwright: 1;
    readonly forms: Readonly<Record<string, string>>;
  }
> = z.strictObject({
  spanwright: z.literal(1),
  prepositions: z.string(),
  openers: z.string(),
  times: z.string(),
  vague: z.string(),
  modifiers: z.string(),
  adverbs: z.string(),
  pronouns: z.string(),
  filler: z.string(),
  modals: z.string(),
  being: z.string(),
  forms: z.record(z.string(), z.string()),
});

type ListName =
  | 'prepositions'
  | 'openers'
  | 'times'
  | 'vague'
  | 'modifiers'
  | 'adverbs'
  | 'pronouns'
  | 'filler'
  | 'modals'
  | 'being';

const lists: ReadonlyMap<ListName, ReadonlySet<string>> = new Map(
  (
    [
      'prepositions',
      'openers',
      'times',
      'vague',
      'modifiers',
      'adverbs',
      'pronouns',
      'filler',
      'modals',
      'being',
    ] as const
  ).map((name) => [name, new Set(table[name].split(' '))]),
);

const classes: ReadonlyMap<string, string> = new Map(
  Object.entries(table.forms).flatMap(([cls, forms]) => forms.split(' ').map((form) => [form, cls] as const)),
);

/** Whether a lower-case word is in a list. */
export function listed(name: ListName, word: string): boolean {
  return lists.get(name)?.has(word) ?? false;
}

/** What a form of a verb does with records (send, appear, want, be …), alone or with the word behind it; null when it is no verb that is known. */
export function verbClassOf(form: string, next: string = ''): string | null {
  const forms = verbIndex.get(form) ?? [];
  const longer = forms.find((one) => one.words.length === 2 && one.words[1] === next);
  return longer?.cls ?? classes.get(form) ?? forms.find((one) => one.words.length === 1)?.cls ?? null;
}
