// The stages of the whole job in the order in which they come, for whoever shows how far it is.
export const stages = [
  'understand',
  'survey',
  'design',
  'measure',
  'score',
  'prove',
  'compose',
  'render',
  'print',
] as const;

/**
 * `understand` reads the brief; `survey` the systems' APIs; `design` decides what competes; `measure` flies it; `score` compares; `prove`
 * flies the chosen design through harsh faults; `compose` writes the plan; `render` makes documents of a plan, `print` prints pages as PDF.
 */
export type Stage = (typeof stages)[number];
