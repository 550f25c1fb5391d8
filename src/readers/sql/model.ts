// What a script of DDL builds up: tables with columns and keys, and types of the script's own. Dialects are gone from here on,
// but for the written names of types. Built by the reader alone, statement by statement.
import type { Token } from './tokens.ts';

/** A column as declared. `type` is the written type in lower case, `args` what stands in its brackets. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly args: readonly string[];
  readonly array: boolean;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
  /** Filled by the database: identity, serial, computed, row version. */
  readonly generated: boolean;
  /** The DDL itself keeps the value up to date with every change (ON UPDATE CURRENT_TIMESTAMP, rowversion, period columns). */
  readonly kept: boolean;
  readonly enum: readonly string[] | null;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
}

/** A table; `uniques` are keys beside the primary one. */
export interface Table {
  readonly schema: string | null;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** A type that the script declares: values of an enum, or the type that stands behind another name. */
export interface NamedType {
  readonly values: readonly string[] | null;
  readonly base: string | null;
  readonly args: readonly string[];
}

/** Everything read so far. `types` and `tables` are by plain lower-case name. */
export interface Script {
  readonly tables: Map<string, Table>;
  readonly types: Map<string, NamedType>;
  /** Kinds of statements that were passed over, with how many. */
  readonly passed: Map<string, number>;
  /** Statements that could not be understood, with their lines. */
  readonly failed: string[];
  /** Tables whose rows a trigger may change: what a trigger does is not read. */
  readonly triggered: Set<string>;
}

export function emptyScript(): Script {
  return { tables: new Map(), types: new Map(), passed: new Map(), failed: [], triggered: new Set() };
}

/** Names are compared without case, as all dialects do for unquoted ones. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The table of a name, or undefined. */
export function tableOf(script: Script, parts: readonly string[]): Table | undefined {
  return script.tables.get(keyOf(parts)) ?? script.tables.get((parts.at(-1) ?? '').toLowerCase());
}

/** "sales.orders" → its key; a schema that everybody has is left out. */
export function keyOf(parts: readonly string[]): string {
  const name = (parts.at(-1) ?? '').toLowerCase();
  const schema = schemaOf(parts)?.toLowerCase() ?? null;
  return schema === null ? name : `${schema}.${name}`;
}

/** The schema of a name, or null where it is the usual one. */
export function schemaOf(parts: readonly string[]): string | null {
  const schema = parts.length > 1 ? (parts.at(-2) ?? null) : null;
  return schema === null || /^(dbo|public)$/i.test(schema) ? null : schema;
}

/** Strings and numbers of a list of tokens, as text. */
export function valuesIn(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => (token.kind === 'string' || token.kind === 'number' ? [token.text] : []));
}
