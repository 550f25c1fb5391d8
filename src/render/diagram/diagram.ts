// The pictures of a plan as data: what stands in them and what is said, never where it stands or how it looks.
// Each is projected twice, to Mermaid text and to a drawing, so the two can't disagree.

/** What a box is; the form it is drawn with follows from it. */
export type Shape = 'system' | 'own' | 'queue' | 'store' | 'dead-letter';

/** What a line or box means; the same colours and words in every picture. */
export type Tone = 'flowing' | 'waiting' | 'retry' | 'failed' | 'recovered' | 'assumed';

/** How data travels along a line: told by an event, fetched by a poll, in bulk, or by an ordinary call. */
export type Travel = 'event' | 'poll' | 'batch' | 'call';

/** One line of words in a box or on an arrow; `code` is set in the mono face. */
export interface Words {
  readonly text: string;
  readonly face: 'strong' | 'plain' | 'quiet' | 'code';
}

/** A box. `part` says which of a flow's parts it is (layouts know the parts, not the names). */
export interface GraphNode {
  readonly id: string;
  readonly shape: Shape;
  readonly part: Part;
  readonly title: string;
  readonly lines: readonly string[];
  readonly tone: Tone;
}

export type Part =
  | 'system'
  | 'source'
  | 'intake'
  | 'queue'
  | 'worker'
  | 'target'
  | 'store'
  | 'repair'
  | 'retry'
  | 'dead-letters'
  | 'reconciliation';

/** A line between two boxes. `both` also draws an arrow at the start. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly travel: Travel;
  readonly tone: Tone;
  readonly words: readonly Words[];
  readonly both: boolean;
}

interface Titled {
  /** File name without extension; unique in a plan. */
  readonly id: string;
  readonly title: string;
  /** The picture in one or two sentences, for those who can't see it. */
  readonly description: string;
}

export interface SystemMap extends Titled {
  readonly kind: 'map';
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface DataFlow extends Titled {
  readonly kind: 'data-flow';
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface Participant {
  readonly id: string;
  readonly shape: Shape;
  readonly title: string;
}

/** One thing that happens, in order: a message, a choice between branches, or a remark over some participants. */
export type Step =
  | {
      readonly kind: 'message';
      readonly from: string;
      readonly to: string;
      readonly text: string;
      readonly reply: boolean;
      readonly tone: Tone;
    }
  | { readonly kind: 'choice'; readonly branches: readonly Branch[] }
  | { readonly kind: 'remark'; readonly over: readonly string[]; readonly text: string };

export interface Branch {
  readonly when: string;
  readonly tone: Tone;
  readonly steps: readonly Step[];
}

export interface Sequence extends Titled {
  readonly kind: 'sequence';
  readonly participants: readonly Participant[];
  readonly steps: readonly Step[];
}

/** A task from the start of `startDay` to the end of `endDay`; a gate stands at the start of `startDay`. */
export interface Bar {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly form: 'task' | 'gate';
  readonly startDay: number;
  readonly endDay: number;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly after: readonly string[];
}

export interface Schedule extends Titled {
  readonly kind: 'schedule';
  readonly start: string | null;
  readonly days: number;
  readonly bars: readonly Bar[];
}

/** A value over the chart's axis: a bar from `from` to `to`, or a point of a line at `from`. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** A mark on an axis, with its words. */
export interface Tick {
  readonly at: number;
  readonly words: string;
}

/** One small chart of several side by side. `note` is its figure in words; `hollow`: estimated, not measured. */
export interface Panel {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly tone: Tone;
  readonly hollow: boolean;
  readonly readings: readonly Reading[];
  /** Stretches that something lay over: an outage. */
  readonly spans: readonly { readonly from: number; readonly to: number; readonly words: string }[];
}

/**
 * Small charts side by side on the same scales. `limitX`, `limitY`: where a limit lies, with its figure. Values run from 0 to `top`, places
 * from `left` to `right`.
 */
export interface Chart extends Titled {
  readonly kind: 'chart';
  readonly form: 'bars' | 'line';
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly ticksX: readonly Tick[];
  readonly ticksY: readonly Tick[];
  readonly limitX: Tick | null;
  readonly limitY: Tick | null;
  readonly panels: readonly Panel[];
}

export type Diagram = SystemMap | DataFlow | Sequence | Schedule;

/** Whatever becomes a drawing; charts have no Mermaid text. */
export type Drawn = Diagram | Chart;
