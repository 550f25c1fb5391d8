// What a design uses in a month, before any price: seconds of processor and memory, requests, secrets, logs and started jobs.
// Counts are of 30 days; what always runs takes the 730 hours by which hosts reckon. The sizes of services are rules of ours.
import type { Design } from '../design/design.ts';
import { parts } from '../design/strategy.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { seconds } from '../measure/duration.ts';
import type { Quantity } from './price.ts';

export const monthHours: number = 730;
export const monthDays: number = 30;
/** A quarter of a processor and half a gigabyte run each of our services at these loads. */
const serviceCpu = 0.25;
const serviceGb = 0.5;
/** A platform with its editor and its runs takes the processor of four services and the memory of four. */
const platformServices = 4;
/** A started job is billed for a minute at least; one that stages and counts runs for five. */
const jobSeconds = 60;
const stagedSeconds = 300;
const databaseGb = 20;
/** What one call leaves in the log, and what one queued message holds. */
const logBytesPerCall = 2000;
const messageBytes = 2000;
/** A message is sent, received and deleted; its bytes are taken in once and handed out once. */
const requestsPerMessage = 3;
const passesPerMessage = 2;

/** Something that a clock starts: the poll of a flow, its repair, its comparison. */
export interface Timer {
  readonly flow: string;
  readonly does: 'poll' | 'repair' | 'comparison';
  /** Starts in a month of 30 days. */
  readonly runs: number;
}

export function timersOf(design: Design): readonly Timer[] {
  return design.flows
    .filter((flow) => flow.calls.length > 0)
    .flatMap(({ flow, trigger, reconciliation }) => {
      const timer = (does: Timer['does'], every: string | null): readonly Timer[] =>
        every === null ? [] : [{ flow, does, runs: (monthDays * 86_400) / seconds(every) }];
      return [
        ...timer('poll', trigger.every),
        ...timer('repair', trigger.repair?.every ?? null),
        ...timer('comparison', reconciliation.every),
      ];
    });
}

export function usageOf(design: Design, landscape: Landscape): Readonly<Record<Quantity, number>> {
  const has = (part: string): boolean => design.parts.includes(part);
  const when = (part: string, amount: number): number => (has(part) ? amount : 0);
  const services = [parts.intake, parts.worker].filter(has).length + (has(parts.n8n) ? platformServices : 0);
  const timers = timersOf(design);
  const runs = when(
    parts.job,
    timers.reduce((sum, timer) => sum + timer.runs, 0),
  );
  const ran = Math.min(monthHours * 3600, runs * (has(parts.stage) ? stagedSeconds : jobSeconds));
  const busy = services * monthHours * 3600 + ran;
  const calls = design.flows
    .flatMap((flow) => flow.calls)
    .reduce((sum, call) => sum + call.callsPerDay * monthDays, 0);
  const messages = landscape.flows.reduce((sum, flow) => sum + flow.load.changesPerDay * monthDays, 0);
  const secrets = when(parts.secrets, landscape.systems.length + 1);
  return {
    vcpuSeconds: busy * serviceCpu,
    gbSeconds: busy * serviceGb,
    databaseHours: when(parts.database, monthHours),
    databaseGbMonths: when(parts.database, databaseGb),
    intakeRequests: when(parts.intake, messages),
    queueHours: when(parts.queue, monthHours),
    queueRequests: when(parts.queue, messages * requestsPerMessage),
    queueBytes: when(parts.queue, messages * passesPerMessage * messageBytes),
    secrets,
    secretReads: secrets * (services * monthHours + runs),
    logBytes: when(parts.logs, calls * logBytesPerCall),
    schedules: when(parts.job, timers.length),
    scheduledRuns: runs,
  };
}
