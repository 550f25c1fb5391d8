// Looking into parsed JSON of unknown shape without trusting it. Only own keys count, so a document that holds "__proto__"
// or "constructor" can't reach anything but its own values. Nothing here knows OpenAPI or any other format.

/** An object as JSON.parse makes it; its values are unknown until looked at. */
export type JsonObject = { readonly [key: string]: unknown };

/** The value as an object, or null when it is anything else. */
export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The value as a list; anything else is an empty list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The value as trimmed text, or null when it is not a string or is blank. */
export function asText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

/** The value as a finite number, or null. */
export function asNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The value under a key of the object's own, or undefined. */
export function own(object: JsonObject | null, key: string): unknown {
  return object !== null && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The object under a key of the object's own, or null. */
export function objectAt(object: JsonObject | null, key: string): JsonObject | null {
  return asObject(own(object, key));
}

/** The text under a key of the object's own, or null. */
export function textAt(object: JsonObject | null, key: string): string | null {
  return asText(own(object, key));
}

/** The list under a key of the object's own, or an empty one. */
export function listAt(object: JsonObject | null, key: string): readonly unknown[] {
  return asList(own(object, key));
}
