// Who speaks in a partner integration: "we send", "they call our URL", "from us".
// Without a partner in the text nobody is meant by these words.
import type { Clause } from './clauses.ts';
import type { Scene } from './scene.ts';
import type { Frame } from './stream.ts';

export interface Voices {
  readonly giver: 'us' | 'them' | null;
  readonly taker: 'us' | 'them' | null;
  readonly said: boolean;
}

/** Who speaks in a partner integration: "we send", "they call our URL", "from us". */
export function voicesOf(scene: Scene, frame: Frame): Voices {
  if (scene.partner === null) return { giver: null, taker: null, said: false };
  const at = frame.verb?.at ?? frame.clause.to;
  const words = (from: number, to: number): string =>
    ` ${scene.tokens
      .slice(from, to)
      .map((token) => token.low)
      .join(' ')} `;
  const lead = words(frame.clause.at, at);
  const rest = words(at, frame.clause.to);
  const subject = /\b(we|i)\b/.test(lead)
    ? 'us'
    : /\b(they|their)\b/.test(lead)
      ? 'them'
      : frame.clause.shares
        ? (subjectBefore(scene, frame.clause) ?? (frame.verb?.cls === 'pull' && !frame.passive ? 'us' : null))
        : null;
  const toUs =
    /\b(us|our (url|endpoint|api|webhook|side|system|server|callback|address)|an endpoint we|a webhook of ours)\b/.test(
      rest,
    ) && !/\bfrom us\b/.test(rest);
  const toThem = /\b(to|into|send|give|tell|in|at|on|call|push|post) (them|their \w+|theirs)\b/.test(rest);
  const fromUs = /\bfrom (us|our)\b/.test(rest);
  const pulls = frame.verb?.cls === 'pull' || frame.verb?.cls === 'want' || frame.verb?.said === 'get';
  if (fromUs) return { giver: 'us', taker: 'them', said: true };
  if (toUs || (subject === 'them' && frame.verb?.cls === 'send'))
    return { giver: 'them', taker: 'us', said: true };
  if (toThem) return { giver: 'us', taker: 'them', said: true };
  if (subject === null || frame.verb === null) return { giver: null, taker: null, said: false };
  if (frame.passive && frame.verb.cls === 'notify')
    return { giver: subject === 'us' ? 'them' : 'us', taker: subject, said: true };
  if ((frame.passive || frame.verb.cls === 'appear') && !pulls)
    return { giver: null, taker: null, said: false };
  const other = subject === 'us' ? 'them' : 'us';
  return pulls
    ? { giver: other, taker: subject, said: true }
    : frame.themes.length === 0 && frame.event === null && frame.verb.said === 'put'
      ? { giver: null, taker: null, said: false }
      : { giver: subject, taker: other, said: ['send', 'copy', 'notify'].includes(frame.verb.cls) };
}

function subjectBefore(scene: Scene, clause: Clause): 'us' | 'them' | null {
  const earlier = scene.tokens.findLast(
    (token, at) =>
      at < clause.at &&
      ['we', 'i', 'they'].includes(token.low) &&
      token.sentence === clause.sentence &&
      (token.first ||
        [',', 'and', ';', ':', 'but', 'so', 'when', 'if', 'then', 'or'].includes(
          scene.tokens[at - 1]?.low ?? ',',
        )),
  );
  return earlier === undefined ? null : earlier.low === 'they' ? 'them' : 'us';
}
