// One flow of a plan with all that a page shows beside the map.
import { z } from 'zod';
import { Figure } from './figure.ts';
import { Remark } from './remark.ts';

export interface FlowEndpoint {
  readonly id: string;
  readonly step: string;
  readonly system: string;
  readonly method: string;
  readonly path: string;
  readonly detail: string | null;
  readonly scopes: readonly string[];
  readonly pages: string | null;
  readonly limit: Figure | null;
  readonly callsPerDay: Figure;
  readonly onFailure: 'read' | 'write';
}

export interface FlowRow {
  readonly id: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly transform: string;
  readonly jsonata: string;
  readonly required: boolean;
  readonly nullRule: string;
  readonly lossy: readonly string[];
  readonly personal: string | null;
  readonly why: string;
}

/** A branch of the sequence, and the first run that took it; `run` null: none did, and `says` why. */
export interface FlowBranch {
  readonly id: string;
  readonly branch: string;
  readonly taken: number;
  readonly run: string | null;
  readonly seed: number | null;
  readonly says: string;
}

/** `rows` are the first of the mapping, `rowCount` counts all. Pictures are SVG of our own renderer, null where nothing is built. */
export interface FlowDetail {
  readonly id: string;
  readonly title: string;
  readonly oneLine: string;
  readonly status: 'feasible' | 'blocked' | 'open';
  readonly statusWhy: string;
  readonly from: { readonly system: string; readonly object: string };
  readonly to: { readonly system: string; readonly object: string };
  readonly pair: string | null;
  readonly sequence: string | null;
  readonly parts: string | null;
  readonly facts: readonly { readonly name: string; readonly figure: Figure; readonly why: string | null }[];
  readonly access: readonly {
    readonly system: string;
    readonly name: string;
    readonly figure: Figure | null;
  }[];
  readonly endpoints: readonly FlowEndpoint[];
  readonly mapping: string | null;
  readonly rows: readonly FlowRow[];
  readonly rowCount: number;
  readonly missing: readonly string[];
  readonly policies: readonly {
    readonly id: string;
    readonly title: string;
    readonly statement: string;
    readonly tests: readonly string[];
  }[];
  readonly measured: readonly { readonly name: string; readonly figure: Figure }[];
  readonly branches: readonly FlowBranch[];
  readonly remarks: readonly Remark[];
}

const text = z.string();
const texts = z.array(text);
const end = z.strictObject({ system: text, object: text });
const count = z.number().nonnegative();

export const FlowDetail: z.ZodType<FlowDetail> = z.strictObject({
  id: text,
  title: text,
  oneLine: text,
  status: z.enum(['feasible', 'blocked', 'open']),
  statusWhy: text,
  from: end,
  to: end,
  pair: text.nullable(),
  sequence: text.nullable(),
  parts: text.nullable(),
  facts: z.array(z.strictObject({ name: text, figure: Figure, why: text.nullable() })),
  access: z.array(z.strictObject({ system: text, name: text, figure: Figure.nullable() })),
  endpoints: z.array(
    z.strictObject({
      id: text,
      step: text,
      system: text,
      method: text,
      path: text,
      detail: text.nullable(),
      scopes: texts,
      pages: text.nullable(),
      limit: Figure.nullable(),
      callsPerDay: Figure,
      onFailure: z.enum(['read', 'write']),
    }),
  ),
  mapping: text.nullable(),
  rows: z.array(
    z.strictObject({
      id: text,
      from: texts,
      to: text,
      transform: text,
      jsonata: text,
      required: z.boolean(),
      nullRule: text,
      lossy: texts,
      personal: text.nullable(),
      why: text,
    }),
  ),
  rowCount: count,
  missing: texts,
  policies: z.array(z.strictObject({ id: text, title: text, statement: text, tests: texts })),
  measured: z.array(z.strictObject({ name: text, figure: Figure })),
  branches: z.array(
    z.strictObject({
      id: text,
      branch: text,
      taken: count,
      run: text.nullable(),
      seed: z.number().int().nullable(),
      says: text,
    }),
  ),
  remarks: z.array(Remark),
});
