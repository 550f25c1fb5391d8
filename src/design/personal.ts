// Whether a flow carries data of persons, as far as it is known before anything is mapped: by the kind of record and by the fields' marks.
import type { Ground, Side } from './ground.ts';

/** Records that are a person, or stand for one. */
const people: readonly string[] = ['person', 'customer', 'company', 'lead', 'user', 'employee'];
/** Records that speak of goods, not of persons. */
const goods: readonly string[] = ['product', 'price', 'inventory'];

/** Classes of personal data that the contracts mark on either side, sorted. */
export function personalClasses({ source, target }: Ground): readonly string[] {
  const fields = [...source.end.fields, ...target.end.fields];
  return [
    ...new Set(fields.flatMap((field) => (field.personal === null ? [] : [field.personal]))),
  ].toSorted();
}

/** Whether a person's values may pass: an end is a record of people, or both ends have room for them. A side whose fields nobody knows may. */
export function carriesPersonal({ source, target }: Ground): boolean {
  const sides = [source, target];
  return sides.some((side) => people.includes(side.end.concept ?? '')) || sides.every(mayHold);
}

function mayHold({ end }: Side): boolean {
  return end.fields.length === 0
    ? !goods.includes(end.concept ?? '')
    : end.fields.some((field) => field.personal !== null);
}
