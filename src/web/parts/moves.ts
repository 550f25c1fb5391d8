// What has moved on since designs were measured or a plan was made, in words.
import type { Answer } from '../client/api.ts';

type Move = Answer<'/api/w/{workspace}/plans/{plan}/moves', 'get'>[number];

const called: Readonly<Record<Exclude<Move['what'], 'document'>, string>> = {
  description: 'what was understood',
  start: 'the first day',
  mappings: 'decided mappings',
  prices: 'prices of the workspace',
  weights: 'the weights that designs are ranked by',
};

/** "prices of the workspace", "erp.yaml (another file now)". */
export function moveWords({ what, name, how }: Move): string {
  if (what !== 'document') return called[what];
  const document = name ?? 'a document';
  switch (how) {
    case 'brought':
      return `${document} (brought since)`;
    case 'changed':
      return `${document} (another file now)`;
    case 'put away':
      return `${document} (put away)`;
    default:
      return how satisfies never;
  }
}

/** All of them in one sentence's part: "a, b and c". */
export function movesWords(moves: readonly Move[]): string {
  const words = moves.map(moveWords);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
