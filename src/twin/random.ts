// The one source of chance: a small generator (sfc32) that gives the same numbers on every machine, and streams of it by name.
// A stream's numbers do not depend on what other streams drew, so that taking one safeguard out of a design leaves the weather as it was.

/** Numbers in [0, 1) and what is made of them. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  /** True once in 1/chance times. */
  readonly chance: (chance: number) => boolean;
  /** Exponentially distributed with this mean. */
  readonly exponential: (mean: number) => number;
  /** Another stream, decided by this stream's seed and the name alone. */
  readonly fork: (name: string) => Random;
}

/** The same seed gives the same numbers. */
export function randomFrom(seed: number): Random {
  return streamOf(mix(seed >>> 0, 0x9e3779b9));
}

function streamOf(seed: number): Random {
  let a = mix(seed, 1);
  let b = mix(seed, 2);
  let c = mix(seed, 3);
  let count = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let step = 0; step < 12; step++) next();
  return {
    next,
    below: (below) => Math.floor(next() * below),
    chance: (chance) => next() < chance,
    exponential: (mean) => -mean * Math.log(1 - next()),
    fork: (name) => streamOf(mix(seed, hashOf(name))),
  };
}

/** Two 32-bit numbers into one, every bit of both mattering (the finaliser of MurmurHash3). */
export function mix(left: number, right: number): number {
  let hash = (left ^ Math.imul(right, 0x9e3779b1)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A 32-bit hash of a text (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
