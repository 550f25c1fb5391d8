// "One number everywhere": from the master of the records to every other system that holds them.
import { distanceHome, inside, quoteOf, type Scene, sentenceOf } from './scene.ts';
import { aloneAfter, type Stream } from './stream.ts';
import { timingOf } from './timing.ts';

/** "One number everywhere": the master of the records to every other system that holds them, both ways. */
export function hubStreams(scene: Scene): readonly Stream[] {
  return scene.clauses.flatMap((clause) => {
    const said = quoteOf(scene, clause);
    const wide =
      /\b(everywhere|in all (of them|three|systems|channels|places)|across (all|the|our)|in (every|each) (shop|channel|system))\b/i.test(
        said,
      );
    const synced =
      /\b(one number|same|in sync|in step|up to date|match|consistent|identical|sync\w*)\b/i.test(said);
    const records = scene.records.filter((record) => inside(clause, record)).map((record) => record.record);
    if (!wide || !synced || clause.negated || records.length === 0 || /\bwe sell\b/i.test(said)) return [];
    return [...new Set(records)].flatMap((record) => {
      const holders = scene.actors.filter(
        (actor) => Number.isFinite(distanceHome(record, actor)) && actor.kind !== 'partner',
      );
      const master =
        scene.owners.get(record.name) ??
        scene.owners.get('product') ??
        holders.find((actor) => actor.kind === 'erp' || actor.kind === 'wms') ??
        holders[0];
      if (master === undefined) return [];
      const timing =
        timingOf(said) ??
        timingOf(sentenceOf(scene, clause.sentence)) ??
        aloneAfter(scene, clause.sentence + 1);
      return holders
        .filter((actor) => actor !== master)
        .map(
          (to): Stream => ({
            from: master,
            fromRecord: record.name,
            to,
            toRecord: record.name,
            twoWay: record.name === 'inventory',
            writes: null,
            timing,
            filter: null,
            clause,
            said,
            filled: [],
            today: false,
          }),
        );
    });
  });
}
