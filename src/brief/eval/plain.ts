// The plain sentences of the evaluation set: patterns filled with pairs of systems, and whole texts, as descriptions with their truth.
// Only for training; nothing is measured on them, since the patterns are the grammar of a single hand.
import { z } from 'zod';
import { readYaml } from '../../finding/yaml.ts';
import type { TrueBrief } from './truth.ts';

interface Sentences {
  readonly pairs: readonly {
    readonly A: string;
    readonly B: string;
    readonly record: string;
    readonly records: string;
  }[];
  readonly patterns: readonly (readonly [string, string])[];
  readonly texts: readonly {
    readonly text: string;
    readonly flows: readonly Readonly<Record<string, string>>[];
  }[];
}

const Sentences: z.ZodType<Sentences> = z.strictObject({
  pairs: z.array(z.strictObject({ A: z.string(), B: z.string(), record: z.string(), records: z.string() })),
  patterns: z.array(z.tuple([z.enum(['A > B', 'A <> B']), z.string()])),
  texts: z.array(z.strictObject({ text: z.string(), flows: z.array(z.record(z.string(), z.string())) })),
});

/** How many of the pairs each pattern is read with. */
const turns = 4;

/** The sentences of a file. Throws ZodError when its shape is wrong. */
export function readPlain(name: string, yaml: string): readonly TrueBrief[] {
  const { pairs, patterns, texts } = Sentences.parse(readYaml(name, yaml).value);
  const filled = patterns.flatMap(([way, pattern], index) =>
    Array.from({ length: turns }, (_, turn): TrueBrief => {
      const pair = pairs[(index * turns + turn * 5) % pairs.length] ?? {
        A: '',
        B: '',
        record: '',
        records: '',
      };
      const words: Readonly<Record<string, string>> = {
        ...pair,
        Records: titled(pair.records),
        Record: titled(pair.record),
      };
      const text = titled(pattern.replace(/\{(\w+)\}/g, (_found, word: string) => words[word] ?? word));
      const [from, to] = [idOf(pair.A), idOf(pair.B)];
      const records = recordsOf(pair.record);
      const back = way === 'A <> B' ? [{ from: to, to: from, records }] : [];
      return {
        name: `pattern ${index + 1}.${turn + 1}`,
        useCase: 'plain',
        text,
        systems: [from, to],
        flows: [{ from, to, records }],
        also: back,
      };
    }),
  );
  const whole = texts.map(({ text, flows }, index): TrueBrief => {
    const told = flows
      .flatMap((flow) => Object.entries(flow))
      .map(([ends, records]) => {
        const [from = '', to = ''] = ends.split(' > ');
        return { from, to, records: records.split('|') };
      });
    const systems = [...new Set(told.flatMap(({ from, to }) => [from, to]))];
    return { name: `text ${index + 1}`, useCase: 'plain', text, systems, flows: told, also: [] };
  });
  return [...filled, ...whole];
}

function titled(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}

function idOf(name: string): string {
  return name
    .replace(/^(our|the) /, '')
    .toLowerCase()
    .replaceAll(' ', '-');
}

/** The words for a record, among them those of the lexicon's that mean the same. */
function recordsOf(record: string): readonly string[] {
  const other: Readonly<Record<string, readonly string[]>> = {
    account: ['company'],
    'stock level': ['inventory', 'stock'],
  };
  return [record.replaceAll(' ', '_'), ...(other[record] ?? [])];
}
