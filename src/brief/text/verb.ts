// The verb that carries a clause, and its voice. A clause that leaves its verb out has that of the clause before; "must be
// visible in X" carries one although no verb of flowing is written.
import type { Clause } from './clauses.ts';
import type { VerbAt } from './mentions.ts';
import { inside, type Scene } from './scene.ts';

const be = new Set('be is are was were been being get gets got'.split(' '));
const auxiliaries = new Set(['has', 'have', 'had', "'s", 'i', 'we', 'they']);
const wishes = new Set('should must shall need needs ought has have want wants'.split(' '));

/** The main verb, or null when nothing is said to happen. */
export function mainVerb(scene: Scene, clause: Clause): VerbAt | null {
  if (clause.gapped) return carried(scene, clause);
  const all = scene.verbs.filter((verb) => inside(clause, verb));
  const verbs = all.filter(
    (verb) =>
      all.length === 1 ||
      !(
        reduced(scene, verb) ||
        described(scene, clause, verb) ||
        (verb.said === 'get' && all.some((other) => other.at === verb.to))
      ),
  );
  return verbs.find((verb) => verb.cls !== 'want') ?? verbs[0] ?? presence(scene, clause);
}

/** The verb of the clause before, as if it stood right before this one. */
function carried(scene: Scene, clause: Clause): VerbAt | null {
  const before = scene.clauses.findLast(
    (one) =>
      one.to <= clause.at && one.sentence === clause.sentence && !one.gapped && mainVerb(scene, one) !== null,
  );
  const verb = before === undefined ? null : mainVerb(scene, before);
  return verb === null ? null : { ...verb, at: clause.at - 1, to: clause.at };
}

/** "must be correct on A": something should be somewhere, which is to appear there. */
function presence(scene: Scene, clause: Clause): VerbAt | null {
  const at = scene.tokens.findIndex(
    (token, step) =>
      step >= clause.at &&
      step < clause.to &&
      wishes.has(token.low) &&
      scene.tokens.slice(step + 1, step + 4).some((next) => next.low === 'be'),
  );
  if (
    at < 0 ||
    !scene.places.some((place) => inside(clause, place) && (place.at > at || fromHere(scene, place.at)))
  )
    return null;
  return { at, to: at + 1, said: 'be in', cls: 'appear', form: 'be' };
}

/** "orders from A must be scored": what comes from somewhere should come to be elsewhere. */
function fromHere(scene: Scene, at: number): boolean {
  return scene.tokens[at - 1]?.low === 'from';
}

/** "tickets tagged …", "bugs reported by …": a participle that only describes the noun before it. */
function reduced(scene: Scene, verb: VerbAt): boolean {
  if (!/(ed|en|ing|t)$/.test(verb.form) || verb.form === verb.said.split(' ')[0]) return false;
  const lead = scene.tokens.slice(Math.max(0, verb.at - 3), verb.at).map((token) => token.low);
  if (
    /^(needs?|want|like|start|keep|by|of|for|without)$/.test(lead.at(-1) ?? '') &&
    verb.form.endsWith('ing')
  )
    return false;
  const wanted = scene.tokens
    .slice(Math.max(0, verb.at - 5), verb.at)
    .some((token, at, all) => /^(like|want)$/.test(token.low) && all[at + 1]?.low !== 'to');
  return !wanted && !lead.some((low) => be.has(low) || auxiliaries.has(low));
}

/** "deals that are closed in A need …": the verb of a relative clause inside the subject. */
function described(scene: Scene, clause: Clause, verb: VerbAt): boolean {
  const lead = scene.tokens.slice(Math.max(clause.at, verb.at - 4), verb.at).map((token) => token.low);
  const that = lead.findLastIndex((low) => ['that', 'which', 'who'].includes(low));
  if (that < 0) return false;
  const noun = scene.records.some((record) => record.to === verb.at - lead.length + that);
  return (
    noun && lead.slice(that + 1).every((low) => be.has(low) || auxiliaries.has(low) || low === 'already')
  );
}

/** Whether a verb is in the passive voice: a participle behind a form of "be". */
export function passiveAt(scene: Scene, verb: VerbAt): boolean {
  const participle = /(ed|en|t|nt|ne|ght|de)$/.test(verb.form) && verb.form !== verb.said.split(' ')[0];
  if (!participle && !['put', 'set', 'read'].includes(verb.form)) return false;
  const lead = scene.tokens.slice(Math.max(0, verb.at - 7), verb.at);
  return (
    lead.slice(-3).some((token) => be.has(token.low) || token.low === "'s") ||
    lead.some((token, at) => /^(like|want|need)$/.test(token.low) && lead[at + 1]?.low !== 'to')
  );
}
