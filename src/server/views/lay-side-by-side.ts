// Fills the side-by-side of two to four designs from what competes. Only reading threads load it.
import { measuredCharts } from '../../render/diagram/measured.ts';
import type { ComparedDesign } from '../../score/scorecard.ts';
import { invariants } from '../../simulate/flight.ts';
import { laws } from '../../simulate/invariants/laws.ts';
import { faultProfiles } from '../../simulate/read-faults.ts';
import type { Proposed } from '../proposal.ts';
import { figureGroups } from './design-figures.ts';
import { designMap } from './design-map.ts';
import type { SideBySide, SurvivedRow } from './side-by-side.ts';

/** Null where one of the ids is no design. `naive` draws the reference into the charts, on the same scales. */
export function sideBySide(proposed: Proposed, ids: readonly string[], naive: boolean): SideBySide | null {
  const { comparison, flows, systems } = proposed;
  const designs = ids.flatMap((id) => comparison.designs.find((one) => one.id === id) ?? []);
  if (designs.length !== ids.length) return null;
  const { measuring, recommended } = comparison;
  const shown = measuring === null || naive ? measuring : { ...measuring, reference: null };
  return {
    designs: ids,
    maps: designs.flatMap(({ id }) => designMap(proposed, id)),
    charts: measuredCharts({
      comparison: { designs, recommended, measuring: shown },
      flows,
      connections: systems,
    }),
    survived: survivedRows(designs, measuring),
    faults: measuring === null ? null : (faultProfiles[measuring.faults]?.says ?? null),
    groups: figureGroups(proposed, designs),
  };
}

function survivedRows(
  designs: readonly ComparedDesign[],
  measuring: Proposed['comparison']['measuring'],
): readonly SurvivedRow[] {
  const reference = measuring?.reference ?? null;
  const columns = [
    ...designs.map(({ id, measured }) => ({ of: id, measured })),
    ...(reference === null ? [] : [{ of: 'naive', measured: reference.measured }]),
  ];
  if (columns.every(({ measured }) => measured === null)) return [];
  return invariants.map((invariant) => ({
    invariant,
    title: laws[invariant].title,
    means: laws[invariant].means,
    cells: columns.flatMap(({ of, measured }) => {
      const found = measured?.survived.find((one) => one.invariant === invariant);
      if (found === undefined) return [];
      const { held, runs, firstSeed, first } = found;
      return [{ of, held, runs, firstSeed, first }];
    }),
  }));
}
