// How figures are written into arguments, and how the sources of an argument are gathered. Words only, no reckoning.
import type { RateLimit } from '../catalog/profile.ts';
import { duration, inWords } from '../measure/duration.ts';
import type { Source } from '../measure/fact.ts';
import { grouped } from '../measure/grouped.ts';

/** 20000 → "20,000"; 0.4167 → "0.42"; 41.25 → "41.3". */
export function figure(value: number): string {
  return grouped(value, Math.abs(value) < 1 ? 2 : 1);
}

/** 0.413 → "41 %"; what is not nothing never reads as 0 %. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded === 0 && share > 0 ? 'under 1 %' : `${figure(rounded)} %`;
}

/** Seconds in words: 90 → "1 min 30 s". */
export function time(seconds: number): string {
  return inWords(duration(seconds));
}

/** "25 per 1 s (per-endpoint)"; "100 points per 1 s (bucket)". */
export function limitWords(limit: RateLimit): string {
  return `${figure(limit.limit)}${limit.unit === 'calls' ? '' : ` ${limit.unit}`} per ${inWords(limit.window)} (${limit.id})`;
}

/** "1 page", "3 pages". */
export function counted(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Every source once, in order; missing ones are left out. */
export function cite(...sources: readonly (Source | null | undefined)[]): readonly Source[] {
  const seen = new Map<string, Source>();
  for (const source of sources) {
    if (source === null || source === undefined) continue;
    const key = `${source.kind} ${source.ref}`;
    if (!seen.has(key)) seen.set(key, source);
  }
  return [...seen.values()];
}

/** Sentences to one argument; null ones are left out. */
export function argue(...sentences: readonly (string | null)[]): string {
  return sentences.filter((sentence) => sentence !== null && sentence !== '').join(' ');
}
