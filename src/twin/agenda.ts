// What a twin needs of virtual time: the present moment, and something to be done later. The simulator implements it.

/** Times are milliseconds of virtual time since the run began; whole numbers. */
export interface Agenda {
  readonly now: () => number;
  /** Calls `act` at that moment (not before the present). Acts of one moment run in the order in which they were set down. */
  readonly at: (time: number, act: () => void) => void;
}
