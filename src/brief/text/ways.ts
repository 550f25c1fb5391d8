// Ways that a clause tells without naming both ends in turn: side by side, back, likewise, from the partner.
import type { Actor } from './actors.ts';
import type { RecordWord } from './lexicon.ts';
import { streamOf } from './passing.ts';
import { inside, ourSystem, quoteOf, type Scene } from './scene.ts';
import type { Frame, Stream } from './stream.ts';

/** Flows between systems named side by side, both ways, from the records' owner. */
export function pairStreams(scene: Scene, frame: Frame, themes: readonly RecordWord[]): readonly Stream[] {
  const named = [...new Set([...frame.sources, ...frame.targets, ...frame.pair])];
  const said = quoteOf(scene, frame.clause);
  const [left, right] = named;
  if (left !== undefined && right !== undefined && named.length === 2 && themes.length === 2) {
    const [first, second] = [recordOf(scene, frame, left), recordOf(scene, frame, right)];
    if (first !== null && second !== null && first !== second) {
      const stream = streamOf(scene, frame, { from: left, to: right, theme: first, said, filled: [] });
      return [{ ...stream, fromRecord: first.name, toRecord: second.name, twoWay: true }];
    }
  }
  return themes.flatMap((theme) => {
    const owner = scene.owners.get(theme.name);
    const order =
      owner !== undefined && named.includes(owner)
        ? [owner, ...named.filter((actor) => actor !== owner)]
        : named;
    const [from, ...rest] = order;
    if (from === undefined) return [];
    return rest.map((to) => ({
      ...streamOf(scene, frame, { from, to, theme, said, filled: [] }),
      twoWay: true,
    }));
  });
}

/** The record that stands right beside a system: "A contacts", "contacts in A". */
function recordOf(scene: Scene, frame: Frame, actor: Actor): RecordWord | null {
  const place = scene.places.find((one) => one.actors.includes(actor) && inside(frame.clause, one));
  if (place === undefined) return null;
  const end = scene.tokens[place.to]?.low === "'s" ? place.to + 1 : place.to;
  const after = frame.themes.find((theme) => theme.at === end);
  const before = frame.themes.findLast((theme) => theme.to <= place.at && place.at - theme.to <= 3);
  return (after ?? before)?.record ?? null;
}

/** "Open orders as well.": another record goes the way of the ones before. */
export function likewise(scene: Scene, frame: Frame, before: readonly Stream[]): readonly Stream[] {
  const last = before.at(-1);
  const said = quoteOf(scene, frame.clause);
  if (last === undefined || frame.themes.length === 0) return [];
  if (frame.verb !== null || frame.sources.length + frame.targets.length > 0) return [];
  if (!/\b(as well|too|likewise|also|ditto|the same (goes )?for|same (goes )?(for|with))\b/i.test(said))
    return [];
  if (frame.clause.sentence - last.clause.sentence > 1) return [];
  const ways = before.filter(
    (stream) => stream.clause === last.clause && stream.fromRecord === last.fromRecord,
  );
  return frame.themes.flatMap(({ record }) =>
    ways.map((way) => ({
      ...streamOf(scene, frame, {
        from: way.from,
        to: way.to,
        theme: record,
        said,
        filled: ['source', 'target'],
      }),
      timing: way.timing,
      twoWay: way.twoWay,
    })),
  );
}

/** "Tracking goes back": to where the orders came from, else the way that was told last, turned round. */
export function wayBack(
  theme: RecordWord,
  before: readonly Stream[],
): readonly { readonly from: Actor; readonly to: Actor }[] {
  const follows = ['shipment', 'order', 'inventory'].includes(theme.concept);
  const orders = follows ? before.filter((stream) => stream.fromRecord === 'order') : [];
  const last = before.at(-1);
  const ways = orders.length > 0 ? orders : before.filter((stream) => stream.clause === last?.clause);
  return ways.map((stream) => ({ from: stream.to, to: stream.from }));
}

/** "Statements are fetched every morning": with a partner in the text, its own records come from it. */
export function implied(
  scene: Scene,
  frame: Frame,
  themes: readonly RecordWord[],
): { readonly from: Actor; readonly to: Actor } | null {
  const { partner } = scene;
  const [theme] = themes;
  if (partner === null || theme === undefined || theme.homes[0] !== 'partner') return null;
  if (frame.verb === null || !['pull', 'copy'].includes(frame.verb.cls)) return null;
  const to = ourSystem(scene, theme, [partner]);
  return to === null ? null : { from: partner, to };
}
