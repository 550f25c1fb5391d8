// What the project's states and signatures are called, and what their colours mean.
import type { Tone } from '../parts/state-badge.tsx';
import type { Standing, Subject, TaskState } from './queries.ts';

export const taskStates: readonly TaskState[] = ['to-do', 'doing', 'blocked', 'done'];

export const stateWords: Readonly<Record<TaskState, { readonly word: string; readonly tone: Tone }>> = {
  'to-do': { word: 'To do', tone: 'waiting' },
  doing: { word: 'Doing', tone: 'flowing' },
  blocked: { word: 'Blocked', tone: 'retry' },
  done: { word: 'Done', tone: 'recovered' },
};

export const subjectWords: Readonly<Record<Subject, string>> = {
  plan: 'Plan',
  dev: 'Dev gate',
  staging: 'Staging gate',
  production: 'Production',
  verified: 'Verification',
};

/** Within a sentence. */
const inSentence: Readonly<Record<Subject, string>> = {
  plan: 'the plan’s approval',
  dev: 'the dev gate',
  staging: 'the staging gate',
  production: 'the release to production',
  verified: 'the verification',
};

export function listed(subjects: readonly Subject[]): string {
  const words = subjects.map((subject) => inSentence[subject]);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

export function standingWords({ state, last, unmet, failing }: Standing): {
  readonly word: string;
  readonly tone: Tone;
} {
  if (state === 'signed') return { word: 'Signed', tone: 'recovered' };
  if (last?.verdict === 're-opened') return { word: 'Open again', tone: 'retry' };
  if (last?.verdict === 'refused') return { word: 'Refused', tone: 'failed' };
  if (state === 'locked') return { word: 'Locked', tone: 'waiting' };
  if (failing.length > 0) return { word: 'Failing', tone: 'failed' };
  return unmet.length > 0 ? { word: 'Open', tone: 'flowing' } : { word: 'Ready to sign', tone: 'flowing' };
}
