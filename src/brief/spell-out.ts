// A brief as it is handed out to programs: every system says what it uses, a system of one's own its own id.
// Inside, `uses` stays null where no product is known; reading back what was handed out makes it null again.
import type { Brief, BriefSystem } from './brief.ts';

/** The brief with `uses` filled for every system. */
export function spelledOut(brief: Brief): Brief {
  return {
    ...brief,
    systems: brief.systems.map((system) => ({ ...system, uses: system.uses ?? system.id })),
  };
}

/** The brief with `uses` null where it names no product: "auto", or the system's own id that `isProduct` does not know. */
export function takenBack(brief: Brief, isProduct: (uses: string) => boolean): Brief {
  return {
    ...brief,
    systems: brief.systems.map((system) =>
      namesItself(system, isProduct) ? { ...system, uses: null } : system,
    ),
  };
}

/** An id that nothing else says anything of may be a misspelt product; with a document or a description it is a system of one's own. */
function namesItself(system: BriefSystem, isProduct: (uses: string) => boolean): boolean {
  if (system.uses === 'auto') return true;
  if (system.uses !== system.id) return false;
  return system.api !== null || (system.description !== null && !isProduct(system.uses));
}
