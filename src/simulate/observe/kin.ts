// The partner of a record where several flows have to do with the same ones: as the flow's own book has it, else as the others lead to it.
import { endName } from '../../landscape/circles.ts';
import type { MissionFlow } from '../mission.ts';
import type { Partners } from './partners.ts';

/** What of a book is looked at here. */
export interface Kinsman {
  readonly partners: Partners;
  readonly running: { readonly flow: Pick<MissionFlow, 'from' | 'to'> };
  readonly kin: readonly Kinsman[];
}

/** Where the books of other flows lead from an end. */
interface Thread {
  readonly partners: Partners;
  readonly forward: boolean;
  readonly other: string;
}

/** -1: nobody. */
export function partnerOf(book: Kinsman, source: number): number {
  const own = book.partners.of(source);
  if (own >= 0 || book.kin.length === 0) return own;
  const { from, to } = book.running.flow;
  const web = webOf(book.kin);
  const target = endName(to);
  const seen = new Set([endName(from)]);
  const reached: (readonly [string, number])[] = [[endName(from), source]];
  for (const [end, id] of reached)
    for (const { partners, forward, other } of web.get(end) ?? []) {
      if (seen.has(other)) continue;
      const found = forward ? toldTarget(partners, id) : toldSource(partners, id);
      if (found < 0) continue;
      if (other === target) return isNobodys(book.partners, found) ? found : -1;
      seen.add(other);
      reached.push([other, found]);
    }
  return -1;
}

/** Whose partner was merged away may have been taken over by the survivor before anything was written. */
function isNobodys(partners: Partners, target: number): boolean {
  return partners.source(target) < 0 && !partners.flipped().left(target);
}

const webs = new WeakMap<readonly Kinsman[], ReadonlyMap<string, readonly Thread[]>>();

function webOf(kin: readonly Kinsman[]): ReadonlyMap<string, readonly Thread[]> {
  const known = webs.get(kin);
  if (known !== undefined) return known;
  const web = new Map<string, Thread[]>();
  for (const { partners, running } of kin) {
    const [from, to] = [endName(running.flow.from), endName(running.flow.to)];
    web.set(from, [...(web.get(from) ?? []), { partners, forward: true, other: to }]);
    web.set(to, [...(web.get(to) ?? []), { partners, forward: false, other: from }]);
  }
  webs.set(kin, web);
  return web;
}

function toldTarget(partners: Partners, id: number): number {
  return partners.told(id) ? partners.of(id) : -1;
}

function toldSource(partners: Partners, id: number): number {
  const source = partners.source(id);
  return source >= 0 && partners.told(source) ? source : -1;
}
