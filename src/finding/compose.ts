// A finding from its code: the texts of the catalogue with their {placeholders} filled.
// A code or a value that is missing is a bug of the caller and throws; it never reaches a reader as braces.
import type { Source } from '../measure/fact.ts';
import type { Finding } from './finding.ts';
import { messages } from './messages.ts';

/** `at` is a stable id or a JSON pointer; `values` fill the placeholders; `source` is the fact that the finding rests on, or null. */
export interface FindingParts {
  readonly at: string;
  readonly values: Readonly<Record<string, string>>;
  readonly source: Source | null;
}

/** The finding of a code. Throws Error on a code that is not in the catalogue, and on a placeholder without a value. */
export function finding(code: string, parts: FindingParts): Finding {
  const message = messages[code];
  if (message === undefined) throw new Error(`no message with the code ${code}`);
  const filled = (template: string): string => fill(template, parts.values, code);
  return {
    rule: code,
    severity: message.severity,
    message: filled(message.message),
    at: parts.at,
    fix: filled(message.fix),
    source: parts.source,
  };
}

function fill(template: string, values: Readonly<Record<string, string>>, code: string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`${code} has no value for {${name}}`);
    return value;
  });
}
