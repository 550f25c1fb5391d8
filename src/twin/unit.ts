// One resource of a twin: its records, and what reads and writes of it lean on, worked out of the profile's fields.
// Fields that the profile does not know (the customer's own) bind nobody.
import type { Field } from '../catalog/profile.ts';
import type { Agenda } from './agenda.ts';
import type { Air } from './air.ts';
import { answersKept } from './answers.ts';
import { resolutionOf } from './habits.ts';
import { hashOf, mix, type Random } from './random.ts';
import { type ReadingRoom, readingRoom } from './read.ts';
import { shelfOf } from './shelf.ts';
import { type Start, uniqueStart } from './start.ts';
import type { Assumption, TwinProfile } from './twin.ts';
import type { Desk } from './write.ts';

/** A resource that flows use: its fields (paths of the profile or of the customer's own making), and what is there when the run begins. */
export interface TwinResource {
  readonly resource: string;
  readonly fields: readonly string[];
  /** What each field holds at first; null: its own key where the profile says unique, else anything. */
  readonly starts: readonly (Start | null)[];
  readonly count: number;
  /** How long before one another they were last changed, ms. */
  readonly apartMs: number;
}

type ProfileResource = TwinProfile['resources'][number];

/** What a unit needs of its twin. */
export interface UnitInput {
  readonly system: string;
  readonly profile: TwinProfile;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly air: Air;
}

export interface Unit {
  readonly room: ReadingRoom;
  readonly desk: Desk;
  readonly assumptions: readonly Assumption[];
  /** Somebody writes here through calls: what is read is what stands there, and no file of last night. */
  written: boolean;
}

/** `fields` gets one more, `other`, where it does not end with it. */
export function unitOf(input: UnitInput, wanted: TwinResource): Unit {
  const { system, profile, agenda, air } = input;
  const { resource, fields, starts, count, apartMs } = wanted;
  const known = profile.resources.find((one) => one.name === resource) ?? null;
  const places = fields.map((path) => known?.fields.find((field) => field.path === path) ?? null);
  const all = fields.at(-1) === 'other' ? fields : [...fields, 'other'];
  const resolution = resolutionOf(system, profile, resource);
  const shelf = shelfOf({
    resource,
    fields: all,
    starts: all.map((path, place) =>
      startOf(starts[place] ?? null, isUnique(places[place] ?? null, known), `${system} ${resource} ${path}`),
    ),
    readOnly: maskOf(places, (field) => field.readOnly),
    count,
    apartMs,
    seed: mix(hashOf(`${system} ${resource}`), input.random.fork(resource).below(2 ** 31)),
    resolution: resolution.ms,
    agenda,
  });
  return {
    room: readingRoom(shelf),
    desk: {
      system,
      shelf,
      required: maskOf(places, (field) => field.required && !field.readOnly),
      unique: places.flatMap((field, place) => (isUnique(field, known) ? [place] : [])),
      air,
      answers: answersKept(),
    },
    assumptions: resolution.assumption === null ? [] : [resolution.assumption],
    written: false,
  };
}

/** Documented as such, or what names the record alone in its own path. */
function isUnique(field: Field | null, resource: ProfileResource | null): boolean {
  if (field === null) return false;
  return field.unique || (resource?.primaryKey.length === 1 && resource.primaryKey[0] === field.path);
}

function maskOf(places: readonly (Field | null)[], holds: (field: Field) => boolean): number {
  return places.reduce(
    (mask, field, place) => (field !== null && holds(field) ? mask | (1 << place) : mask),
    0,
  );
}

/** A unique field never holds anything twice, whatever else is said of it. */
function startOf(start: Start | null, unique: boolean, name: string): Start {
  if (start === null) return unique ? { kind: 'key', from: 0 } : { kind: 'mixed', of: null };
  return unique && start.kind === 'mixed' ? uniqueStart(name) : start;
}
