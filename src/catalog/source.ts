// A facts file names each source once; here every `source: name` becomes the source itself, wherever it stands.
// An unknown name is a problem with its line, never a silent null: a fact without a source is a defect.
import { type InputProblem, nearestSpelling } from '../finding/input.ts';
import { problemAt } from '../finding/shape.ts';
import type { YamlText } from '../finding/yaml.ts';

/** The file's data with sources in the places of their names, and the names that nothing stands for. */
export interface Resolved {
  readonly value: unknown;
  readonly problems: readonly InputProblem[];
}

export function resolveSources(text: YamlText): Resolved {
  const named = isRecord(text.value) && isRecord(text.value['sources']) ? text.value['sources'] : {};
  const names = Object.keys(named);
  const problems: InputProblem[] = [];
  const walk = (value: unknown, path: readonly PropertyKey[]): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown, index) => walk(item, [...path, index]));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const here = [...path, key];
        if (key !== 'source')
          return [key, path.length === 0 && key === 'sources' ? inner : walk(inner, here)];
        if (typeof inner === 'string' && names.includes(inner)) return [key, named[inner]];
        problems.push(
          problemAt(text, here, {
            message: `unknown source ${JSON.stringify(inner)}`,
            expected:
              names.length === 0
                ? 'a name under "sources", which is missing or empty'
                : `one of ${names.join(', ')}`,
            nearest: typeof inner === 'string' ? nearestSpelling(inner, names) : null,
          }),
        );
        return [key, { kind: 'secondary', ref: 'unknown', retrieved: 'undated' }];
      }),
    );
  };
  return { value: walk(text.value, []), problems };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
