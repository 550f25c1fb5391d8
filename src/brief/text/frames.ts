// Clauses on their way to become flows: each with the "when …" clause beside it, the label before its colon and the record that
// is its subject. What denies, or only gives a reason, is left out.
import type { Clause } from './clauses.ts';
import { rolesOf, type Roles } from './roles.ts';
import { inside, quoteOf, type RecordAt, type Scene } from './scene.ts';
import type { Frame } from './stream.ts';

/** The frames of a text in order. */
export function framesOf(scene: Scene): readonly Frame[] {
  const roles: Roles[] = [];
  for (const clause of scene.clauses) roles.push(labelled(scene, roles.at(-1), rolesOf(scene, clause)));
  return roles.flatMap((one, at): readonly Frame[] => {
    if (silent(scene, one)) return [];
    return [{ ...one, event: eventFor(scene, roles, at), subject: subjectOf(scene, one) }];
  });
}

/** What makes no flow: denials, reasons, conditions; "before the switch the orders must …" still does. */
function silent(scene: Scene, { clause, verb, sources, targets }: Roles): boolean {
  if (clause.negated && !lateDenial(scene, clause)) return true;
  if (
    clause.opener === 'aside' &&
    sources.length + targets.length === 0 &&
    !/\bmake (one|it)\b|\bcreate (one|it)\b/i.test(quoteOf(scene, clause))
  )
    return true;
  if (clause.opener === 'because' || clause.opener === 'event') return true;
  if (clause.opener !== 'until') return false;
  const first = scene.tokens.slice(clause.at, clause.at + 3).some((token) => token.low === 'before');
  return !(
    first &&
    verb !== null &&
    sources.length + targets.length > 0 &&
    wished.test(quoteOf(scene, clause))
  );
}

const wished = /\b(should|must|want|need|needs|have to|has to|please|will|shall)\b/i;

/** "… to the room in A, not B": only what follows the comma is denied. */
function lateDenial(scene: Scene, clause: Clause): boolean {
  const words = scene.tokens.slice(clause.at, clause.to).map((token) => token.low);
  const no = words.findIndex((word) => ['not', 'never', "don't"].includes(word));
  return no > 3 && words[no - 1] === ',';
}

/** The "when …" clause near a clause; a question right before is one too ("Invoice overdue? Tell …"). */
function eventFor(scene: Scene, roles: readonly Roles[], at: number): Roles | null {
  const own = roles[at]?.clause;
  if (own === undefined) return null;
  const near = [roles[at - 1], roles[at + 1], roles[at - 2], roles[at + 2]].filter(
    (one) => one !== undefined,
  );
  const event = near.find(
    ({ clause }) =>
      clause.opener === 'event' &&
      clause.sentence === own.sentence &&
      !/^(if|unless)\b.*\b(isn't|not|already|missing)\b/i.test(quoteOf(scene, clause)),
  );
  if (event !== undefined) return event;
  const asked = roles[at - 1];
  if (scene.tokens[own.at]?.low === ':' && asked !== undefined && warns(roles[at])) {
    const named = scene.places
      .filter((place) => inside(asked.clause, place))
      .flatMap((place) => place.actors);
    return { ...asked, sources: named };
  }
  const last = asked === undefined ? undefined : scene.tokens[asked.clause.to - 1];
  return asked !== undefined && last !== undefined && /^\s*\?/.test(scene.text.slice(last.end, last.end + 3))
    ? asked
    : null;
}

/** Whether a clause tells somebody something. */
function warns(roles: Roles | undefined): boolean {
  return roles?.targets.some((actor) => actor.kind === 'chat' || actor.kind === 'email') ?? false;
}

/** "Gift cards: must be usable in both", "to be taken over: customers, invoices": one side of the colon tells of the other. */
function labelled(scene: Scene, label: Roles | undefined, one: Roles): Roles {
  const sign = scene.tokens[one.clause.at]?.low ?? '';
  if (label === undefined || label.clause.sentence !== one.clause.sentence) return one;
  const list = one.clause.gapped && sign === ',' && label.verb !== null && !inside(label.clause, label.verb);
  if (![':', '—', '–'].includes(sign) && !list) return one;
  const bare = one.verb === null || list;
  if (!bare && label.verb === null && one.themes.length === 0) return { ...one, themes: label.themes };
  const given = one.sources.length + one.targets.length > 0;
  if (
    !given &&
    label.themes.length === 0 &&
    label.sources.length + label.targets.length > 0 &&
    label.verb === null
  )
    return { ...one, sources: label.sources, targets: label.targets };
  if (!bare || label.verb === null || one.themes.length === 0 || (label.themes.length > 0 && !list))
    return one;
  return {
    ...label,
    clause: one.clause,
    themes: one.themes,
    sources: one.sources.length > 0 ? one.sources : label.sources,
    targets: one.targets.length > 0 ? one.targets : label.targets,
  };
}

/** The record that a clause begins with when another is what flows: "every order needs an invoice", "the deal gets a note". */
function subjectOf(scene: Scene, { clause, verb, passive, themes }: Roles): RecordAt | null {
  if (verb === null || passive || clause.gapped) return null;
  if (!['want', 'pull', 'create', 'notify'].includes(verb.cls)) return null;
  const before = scene.records.filter((record) => inside(clause, record) && record.at < verb.at);
  return themes.some((theme) => theme.at > verb.at) ? (before[0] ?? null) : null;
}

/** The clause before one in its sentence, seen through what stands in brackets. */
export function clauseBefore(scene: Scene, clause: Clause): Clause | null {
  return (
    scene.clauses.findLast(
      (one) =>
        one.to <= clause.at &&
        one.sentence === clause.sentence &&
        one.opener !== 'aside' &&
        scene.tokens.slice(one.at, one.to).some((token) => /[\p{L}\p{N}]/u.test(token.low)),
    ) ?? null
  );
}
