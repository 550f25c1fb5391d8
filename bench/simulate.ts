// How fast the simulation is: `node bench/simulate.ts`. The seed example over 30 days with 20,000 and with 1,000,000 contacts, beside an event
// loop that does nothing but turn, and one queue on this kernel beside two other libraries; then how cost grows with the length of a run.
// Each figure is a fresh process, in turns, the median of several. Processor time is told, since a machine is seldom one's own; what counts
// are the ratios.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grouped as figure } from '../src/measure/grouped.ts';
import { bareLoop } from './bare-loop.ts';
import { peers, queueOnKernel, type Served, writePeers } from './queues.ts';
import { flySeed, type Flown, type Watched, watchOnce, watchSeed } from './seed-flight.ts';

const runs = 3;
const days = 30;
const lengths: readonly number[] = [4, 8, 16, 32];
/** simscript looks through all that waits at each step and needs seconds where the others need a blink. */
const customers = { kernel: 1_000_000, simjs: 1_000_000, simscript: 20_000 } as const;
const here = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = join(tmpdir(), 'spanwright-bench-simulate');

function main(): void {
  queues();
  seedExample(20_000, runs);
  growth();
  seedExample(1_000_000, 1);
}

/** A flight of the seed example and, with as many events pending and as many entries, the bare loop. */
function seedExample(contacts: number, times: number): void {
  const whole = JSON.parse(part('fly', contacts, days)) as Flown;
  out(`seed example, ${grouped(contacts)} contacts (${grouped(whole.records)} records in all), ${days} days`);
  out(
    `  whole run: ${grouped(whole.events)} events for ${grouped(whole.changes)} changes in ${(whole.took / 1000).toFixed(1)} s, ${whole.peak.toFixed(0)} MB, ${whole.broken} invariants broken`,
  );
  const watched: Watched[] = [];
  const loops: number[] = [];
  for (let run = 0; run < times; run++) {
    const one = JSON.parse(part('watch', contacts, days)) as Watched;
    watched.push(one);
    loops.push(Number(part('loop', one.pending, whole.records)));
  }
  const bare = median(loops);
  const [first] = watched;
  out(`  bare loop with ${grouped(first?.pending ?? 0)} pending: ${grouped(bare)} turns/s`);
  told('first flight of a process', watched, ({ took }) => took, bare);
  if (first !== undefined && first.again !== first.took)
    told('one more, compiled', watched, ({ again }) => again, bare);
}

/** The aim is about events: moments that are taken from the queue, as a turn of the bare loop is. Records are told beside them. */
function told(name: string, all: readonly Watched[], time: (one: Watched) => number, bare: number): void {
  const rate = median(all.map((one) => (one.events / time(one)) * 1000));
  const steps = median(all.map((one) => ((one.events + one.records) / time(one)) * 1000));
  out(
    `  ${name}: ${grouped(rate)} events/s, ${(rate / bare).toFixed(3)} of the bare loop; with each record that a call hands over or writes ${grouped(steps)}/s, ${(steps / bare).toFixed(3)}`,
  );
}

/** The same example over longer and longer runs: a step must not cost more. */
function growth(): void {
  out('cost by length, 20,000 contacts');
  for (const length of lengths) {
    const all = Array.from({ length: runs }, () => JSON.parse(part('once', 20_000, length)) as Watched);
    const took = median(all.map((one) => one.took));
    const peak = median(all.map((one) => one.peak));
    const { events, records } = all[0] ?? { events: 0, records: 0 };
    out(
      `  ${String(length).padStart(3)} days ${grouped(events).padStart(10)} events ${grouped(records).padStart(11)} records ${took.toFixed(0).padStart(6)} ms ${((took / (events + records)) * 1000).toFixed(2)} µs a step ${peak.toFixed(0).padStart(5)} MB`,
    );
  }
}

function queues(): void {
  install();
  writePeers(scratch, root);
  out('one M/M/1 queue, load 0.8, customers a second (theory: a customer stays 500 ms)');
  const ours = served(() => part('kernel', customers.kernel, 0));
  const rows = [
    ['this kernel', ours],
    ...(['simjs', 'simscript'] as const).map(
      (peer) => [peer, served(() => node([join(scratch, `${peer}.mjs`), String(customers[peer])]))] as const,
    ),
  ] as const;
  for (const [name, one] of rows)
    out(
      `  ${name.padEnd(12)} ${grouped(one.rate).padStart(10)}/s, stays ${one.stay.toFixed(1)} ms over ${grouped(one.customers)}${one === ours ? '' : `; this kernel is ${(ours.rate / one.rate).toFixed(1)} times as fast`}`,
    );
}

function served(run: () => string): Served & { readonly rate: number } {
  const all = Array.from({ length: runs }, () => JSON.parse(run()) as Served);
  const took = median(all.map((one) => one.took));
  const [first] = all;
  if (first === undefined) throw new Error('no run');
  return { ...first, took, rate: (first.customers / took) * 1000 };
}

/** One part in a process of its own. */
function part(name: string, first: number, second: number): string {
  return node([here, name, String(first), String(second)]);
}

function node(command: readonly string[]): string {
  const done = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(`${command.join(' ')} failed: ${done.stderr}`);
  return done.stdout;
}

/** What such a process does. */
async function play(name: string, first: number, second: number): Promise<unknown> {
  switch (name) {
    case 'fly':
      return flySeed(first, second);
    case 'watch':
      return watchSeed(first, second);
    case 'once':
      return watchOnce(first, second);
    case 'loop':
      return bareLoop(5_000_000, first, second);
    case 'kernel':
      return queueOnKernel(first);
    default:
      throw new Error(`no part ${name}`);
  }
}

function install(): void {
  mkdirSync(scratch, { recursive: true });
  if (peers.every((peer) => existsSync(join(scratch, 'node_modules', peer.split('@')[0] ?? '')))) return;
  writeFileSync(join(scratch, 'package.json'), '{"private":true,"type":"module"}');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...peers];
  const made = spawnSync('npm', args, { cwd: scratch, stdio: 'inherit' });
  if (made.status !== 0) throw new Error('the peers could not be installed');
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

function grouped(value: number): string {
  return figure(value, 0);
}

function out(line: string): void {
  process.stdout.write(`${line}\n`);
}

const [asked, first, second] = process.argv.slice(2);
if (asked === undefined) main();
else out(JSON.stringify(await play(asked, Number(first), Number(second))));
