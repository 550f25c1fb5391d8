// What comparisons and scans ask of the same record again and again: the hash of its mapped values and whether the filter lets it pass. A
// version of a record never changes, so both are worked out once for each. Only rows as a store gave them may come here.
import { mix } from '../twin/random.ts';
import type { Row, RowList } from '../twin/store.ts';
import type { RunningFlow } from './integration.ts';
import { hashOfMapped, passes } from './mapped.ts';

/** By record of one store, for what stands at a place of a page. */
export interface Hashes {
  readonly at: (rows: RowList, place: number) => number;
  readonly passes: (rows: RowList, place: number) => boolean;
}

type Flow = Pick<RunningFlow, 'rows' | 'filter'>;

const ofSources: WeakMap<Flow['rows'], Hashes> = new WeakMap();
const ofTargets: WeakMap<Flow['rows'], Hashes> = new WeakMap();

/** As `hashOfMapped` and `passes` say of rows of the source. */
export function sourceHashes(running: Flow): Hashes {
  const known = ofSources.get(running.rows);
  if (known !== undefined) return known;
  const made = hashes(
    ({ values }) => hashOfMapped(running, values),
    (row) => passes(running, row),
  );
  ofSources.set(running.rows, made);
  return made;
}

/** For rows of the target, equal to the source's where nothing is to be written. */
export function targetHashes({ rows }: Flow): Hashes {
  const known = ofTargets.get(rows);
  if (known !== undefined) return known;
  const made = hashes(
    ({ values }) => {
      let hash = 1;
      for (const { to } of rows) hash = mix(hash, values[to] ?? 0);
      return hash | 0;
    },
    () => true,
  );
  ofTargets.set(rows, made);
  return made;
}

function hashes(hash: (row: Row) => number, pass: (row: Row) => boolean): Hashes {
  let versions = new Int32Array(64);
  let kept = new Int32Array(64);
  let passed = new Uint8Array(64);
  const look = (rows: RowList, place: number): number => {
    const id = rows.id(place);
    const version = rows.version(place);
    if (id >= versions.length) {
      const room = Math.max(id + 1, versions.length * 2);
      versions = longer(versions, new Int32Array(room));
      kept = longer(kept, new Int32Array(room));
      passed = longer(passed, new Uint8Array(room));
    }
    if (versions[id] === version) return id;
    const row = rows.row(place);
    versions[id] = version;
    kept[id] = hash(row);
    passed[id] = pass(row) ? 1 : 0;
    return id;
  };
  return {
    at: (rows, place) => {
      const id = look(rows, place);
      return kept[id] ?? 0;
    },
    passes: (rows, place) => {
      const id = look(rows, place);
      return passed[id] === 1;
    },
  };
}

function longer<Column extends Int32Array | Uint8Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
