// The system map as a page draws it: placed as in the document, with what a box or line is said to be.
import { z } from 'zod';
import type { Canvas } from '../../../render/map-canvas.ts';

const text = z.string();
const place = { x: z.number(), y: z.number(), width: z.number(), height: z.number() };

/** `uses` is the catalog's id, for the mark; null for a private system. `place` is where the document tells of it. */
export interface PlanMap extends Omit<Canvas, 'nodes'> {
  readonly nodes: readonly (Canvas['nodes'][number] & {
    readonly system: string;
    readonly uses: string | null;
    readonly place: string;
  })[];
}

export const PlanMap: z.ZodType<PlanMap> = z.strictObject({
  width: z.number(),
  height: z.number(),
  nodes: z.array(
    z.strictObject({
      id: text,
      title: text,
      lines: z.array(text),
      shape: z.enum(['system', 'own', 'queue', 'store', 'dead-letter']),
      system: text,
      uses: text.nullable(),
      place: text,
      ...place,
    }),
  ),
  edges: z.array(
    z.strictObject({
      id: text,
      from: text,
      to: text,
      flows: z.array(text),
      travel: z.enum(['event', 'poll', 'batch', 'call']),
      tone: z.enum(['flowing', 'waiting', 'retry', 'failed', 'recovered', 'assumed']),
      path: text,
      arrows: z.array(text),
      label: z.strictObject({
        ...place,
        lines: z.array(z.strictObject({ text, face: text, size: z.number() })),
      }),
    }),
  ),
}) as unknown as z.ZodType<PlanMap>;
