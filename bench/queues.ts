// One M/M/1 queue on three engines: this project's kernel, simjs and simscript. All draw the same random numbers and count the same: how
// many were served, how long they stayed. Each engine is a process of its own; peers come from npm into a scratch folder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gate, kernelAt, type Process } from '../src/simulate/kernel.ts';
import { randomFrom } from '../src/twin/random.ts';

export const peers: readonly string[] = ['simjs@2.0.3', 'simscript@1.0.37'];

/** Mean times in ms: the server is busy four fifths of the time, so a customer stays 500 ms in the mean. */
const interval = 125;
const service = 100;

export interface Served {
  readonly customers: number;
  /** Ms of processor time, and ms of virtual time that a customer stayed in the mean. */
  readonly took: number;
  readonly stay: number;
}

/** Ms of processor time since then, of all threads of the process. */
export function processorTime(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

export function queueOnKernel(customers: number): Served {
  const kernel = kernelAt();
  const random = randomFrom(1);
  const [arrival, work] = [random.fork('arrivals'), random.fork('service')];
  const line: number[] = [];
  const door = gate();
  let stays = 0;
  let idle = false;
  function* arrivals(): Process {
    for (let customer = 0; customer < customers; customer++) {
      yield arrival.exponential(interval);
      line.push(kernel.now());
      if (idle) kernel.open(door, 1);
      idle = false;
    }
  }
  function* server(): Process {
    for (let served = 0; served < customers; served++) {
      if (served === line.length) {
        idle = true;
        yield door;
      }
      yield work.exponential(service);
      stays += kernel.now() - (line[served] ?? 0);
    }
  }
  const began = process.cpuUsage();
  kernel.spawn(arrivals(), 'arrivals');
  kernel.spawn(server(), 'server');
  kernel.runUntil(Number.POSITIVE_INFINITY);
  return { customers, took: processorTime(began), stay: stays / customers };
}

const head = `const random = randomFrom(1);
const [arrival, work] = [random.fork('arrivals'), random.fork('service')];
const customers = Number(process.argv[2]);
const spent = (began) => { const { user, system } = process.cpuUsage(began); return (user + system) / 1000; };
const tell = (took, stay) => process.stdout.write(JSON.stringify({ customers, took, stay }));
`;

const onSimjs = `globalThis.window = {};
await import('simjs');
const { Sim, Entity, Facility } = globalThis.window.Sim;
const server = new Facility('server');
let left = customers;
class Arrivals extends Entity {
  start() { this.setTimer(arrival.exponential(${interval})).done(this.come, this); }
  come() {
    this.useFacility(server, work.exponential(${service}));
    left -= 1;
    if (left > 0) this.setTimer(arrival.exponential(${interval})).done(this.come, this);
  }
}
const sim = new Sim();
const began = process.cpuUsage();
sim.addEntity(Arrivals);
sim.simulate(1e15);
tell(spent(began), server.systemStats().durationSeries.average());
`;

const onSimscript = `globalThis.requestAnimationFrame = setImmediate;
const { default: simscript } = await import('simscript');
const { Simulation, Entity, Queue } = simscript;
const line = new Queue('line');
const server = new Queue('server', 1);
let stays = 0;
class Customer extends Entity {
  async script() {
    const came = this.simulation.timeNow;
    this.enterQueueImmediately(line);
    await this.enterQueue(server);
    this.leaveQueue(line);
    await this.delay(work.exponential(${service}));
    this.leaveQueue(server);
    stays += this.simulation.timeNow - came;
  }
}
class Arrivals extends Entity {
  async script() {
    for (let customer = 0; customer < customers; customer++) {
      await this.delay(arrival.exponential(${interval}));
      this.simulation.activate(new Customer());
    }
  }
}
class Run extends Simulation {
  onStarting() { super.onStarting(); this.activate(new Arrivals()); }
}
const run = new Run();
const began = process.cpuUsage();
run.finished.addEventListener(() => tell(spent(began), stays / customers));
await run.start();
`;

/** Writes the peers' programs; each takes the number of customers as its argument and prints {@link Served}. */
export function writePeers(scratch: string, root: string): void {
  const random = pathToFileURL(join(root, 'src', 'twin', 'random.ts')).href;
  const first = `import { randomFrom } from ${JSON.stringify(random)};\n${head}`;
  writeFileSync(join(scratch, 'simjs.mjs'), first + onSimjs);
  writeFileSync(join(scratch, 'simscript.mjs'), first + onSimscript);
}
