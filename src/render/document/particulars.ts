// What a flow's chapter says beside its design: its story, who is master, how values are written, what to count first, where the time goes,
// locks and replay, what people see when it fails.
import type { RootContent } from 'mdast';
import { inWords } from '../../measure/duration.ts';
import type { Particulars, RecordSize } from '../../plan/particulars.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import type { Provision } from '../../plan/provision.ts';
import {
  bullets,
  defined,
  emphasis,
  facts,
  heading,
  type Inline,
  joined,
  pointer,
  pointers,
  strong,
  table,
  told,
} from './content.ts';
import { grouped, stopped } from './figures.ts';

/** `isBuilt`: a flow that makes no calls shows its story alone. */
export function particularBlocks(plan: Plan, flow: PlanFlow, isBuilt: boolean): readonly RootContent[] {
  const own = detailsOf(plan).get(flow.id);
  if (own === undefined) return [];
  return [...story(flow, own), ...(isBuilt ? [...dailyUse(own), ...counts(own)] : [])];
}

const known: WeakMap<Plan, ReadonlyMap<string, Particulars>> = new WeakMap<
  Plan,
  ReadonlyMap<string, Particulars>
>();

function detailsOf(plan: Plan): ReadonlyMap<string, Particulars> {
  const held = known.get(plan);
  if (held !== undefined) return held;
  const made = new Map(plan.particulars.map((one) => [one.flow, one]));
  known.set(plan, made);
  return made;
}

function story(flow: PlanFlow, { story: own }: Particulars): readonly RootContent[] {
  return [
    heading(3, `${flow.id}-story`, 'For whom, and how it is accepted'),
    facts([
      [
        'Story',
        [
          defined(own.id),
          ' · ',
          own.wants === null ? asked('what they want', `S-stories.${flow.askedAs}`) : stopped(own.wants),
        ],
      ],
      ['For whom', own.persona ?? asked('who wants it', `S-stories.${flow.askedAs}.persona`)],
    ]),
    bullets(own.acceptance),
  ];
}

/** Not said in the brief; the row of the specification that takes it. */
function asked(what: string, row: string): Inline {
  return [emphasis(`not said: ${what}`), ', to be written at ', pointer(row)];
}

function dailyUse({
  flow,
  authority,
  conventions,
  timing,
  size,
  locks,
  replay,
  seen,
}: Particulars): readonly RootContent[] {
  return [
    heading(3, `${flow}-use`, 'In daily use'),
    facts([
      ['Master', several(authority)],
      ['Values', several(conventions)],
      [
        'Time',
        [
          joined(
            timing.parts.map((part) => `${inWords(part.time)}: ${part.what}`),
            '; ',
          ),
          `. Typically ${inWords(timing.typical)}, worst ${inWords(timing.worst)}, at most ${inWords(timing.timeoutPerCall)} for one call; ${timing.verdict}`,
        ],
      ],
      ['Size', size === null ? emphasis('no example yet') : sizeWords(size)],
      ['Locks', several(locks)],
      ['Replay', told(replay.id, replay.text)],
      ['Seen when it fails', told(seen.id, seen.text)],
    ]),
  ];
}

function several(provisions: readonly Provision[]): Inline {
  return joined(
    provisions.map((one): Inline => told(one.id, stopped(one.text))),
    ' ',
  );
}

function sizeWords({ bytes, bytesPerDay, firstLoadBytes }: RecordSize): string {
  return `about ${volume(bytes)} a record by the example, ${volume(bytesPerDay)} a day, ${volume(firstLoadBytes)} in the first load`;
}

function volume(bytes: number): string {
  if (bytes < 1000) return `${grouped(bytes)} bytes`;
  if (bytes < 1e6) return `${grouped(Math.round(bytes / 100) / 10)} kB`;
  return `${grouped(Math.round(bytes / 1e5) / 10)} MB`;
}

function counts({ flow, quality }: Particulars): readonly RootContent[] {
  if (quality.length === 0) return [];
  return [
    heading(3, `${flow}-quality`, 'To count in the data first'),
    table(
      ['check', 'count', 'why', 'row', 'found'],
      quality.map((check) => [
        defined(check.id),
        check.counts,
        check.why,
        check.row === null ? '–' : pointers([check.row]),
        check.found === null ? emphasis('not counted yet') : strong(grouped(check.found)),
      ]),
      'llllr',
    ),
  ];
}

/** How a system is looked after, in its own section. */
export function custodyBlocks(plan: Plan, connection: string): readonly RootContent[] {
  const own = plan.custodies.find((custody) => custody.connection === connection);
  if (own === undefined) return [];
  const { classes, flows } = own.personal;
  return [
    heading(4, own.id, 'Looked after'),
    facts([
      ['By', own.owner],
      ['Contract', own.compatibility],
      ['Drift', `${own.drift.how} ${own.drift.alert}`],
      ['Access', own.access],
      ['Recorded', own.audit],
      [
        'Personal data',
        classes.length === 0
          ? ['none is marked in mapped fields; location and sub-processors: ', pointer(own.processing)]
          : [
              `${classes.join(', ')} through `,
              pointers(flows),
              '; location, sub-processors and basis of transfer: ',
              pointer(own.processing),
            ],
      ],
      ['Leaving', own.leaving],
    ]),
  ];
}
