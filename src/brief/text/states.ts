// How things are, told apart from what should flow: "bugs land in A", "our invoices are written in B".
// A wish, an event or a place that things come from makes a flow of it.
import { placePreps, prepositionBefore } from './prepositions.ts';
import { distanceHome, homesOf, inside, quoteOf, type Scene } from './scene.ts';
import type { Frame, Stream } from './stream.ts';

/** "Bugs land in A", "our invoices are written in B": how things are, not what should flow. */
export function statesOnly(scene: Scene, frame: Frame, before: readonly Stream[]): boolean {
  const said = quoteOf(scene, frame.clause);
  if (/\b(stays?|remains?|stay behind|left behind|leave behind|not needed)\b/i.test(said)) return true;
  if (frame.clause.gapped || frame.sources.length > 0 || frame.event !== null) return false;
  if (wished.test(sentenceSoFar(scene, frame))) return false;
  if (frame.verb?.cls === 'appear') {
    if (/\b(back|like|can|could)\b/i.test(said)) return false;
    if (before.some((stream) => stream.clause.sentence === frame.clause.sentence)) return false;
    return frame.themes.every(({ record }) =>
      frame.targets.some(
        (actor) =>
          homesOf(scene, record, []).includes(actor) ||
          (!traded.has(record.name) && Number.isFinite(distanceHome(record, actor))),
      ),
    );
  }
  if (wished.test(said)) return false;
  const entered =
    /\b(reported|entered|recorded|registered|created|placed|booked|logged|made|taken|filed|kept) (by [^.]* )?(in|on|at)\b/i;
  if (frame.passive && entered.test(said)) return true;
  const own = frame.passive || (frame.verb?.cls === 'create' && /^(we|they|people|our \w+)\b/i.test(said));
  const placed = scene.places.some(
    (place) =>
      inside(frame.clause, place) &&
      frame.targets.some((actor) => place.actors.includes(actor)) &&
      placePreps.has(prepositionBefore(scene, place, frame.clause) ?? ''),
  );
  const doing = /^(we|they|people)\b/i.test(said) && ['send', 'create'].includes(frame.verb?.cls ?? '');
  if (doing && placed && scene.partner === null) return true;
  return own && placed && frame.themes.length > 0 && frame.targets.length === 1 && atHome(scene, frame);
}

const wished =
  /\b(should|must|want|need|needs|have to|has to|please|will|shall|ought|(are|is) to be|to be)\b/i;

/** Records that come in by one system and are worked on in another. */
const traded: ReadonlySet<string> = new Set(['order', 'customer', 'return', 'payment', 'lead']);

function sentenceSoFar(scene: Scene, { clause }: Frame): string {
  const opened = scene.tokens.findIndex((token) => token.sentence === clause.sentence);
  return quoteOf(scene, { at: opened, to: clause.to });
}

/** Whether all that a clause speaks of belongs where it says. */
function atHome(scene: Scene, frame: Frame): boolean {
  return frame.themes.every(({ record }) =>
    homesOf(scene, record, []).some((actor) => frame.targets.includes(actor)),
  );
}
