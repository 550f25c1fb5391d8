// Whether a text is a brief as data (YAML, JSON) or a description in prose. By its content; a file's ending only settles what content leaves open.
// It judges, it does not read: what is wrong with either is told by the readers.
import { readYaml } from '../finding/yaml.ts';
import type { BriefText } from './read.ts';

const known = new Set([
  'spanwright',
  'name',
  'summary',
  'systems',
  'flows',
  'volumes',
  'constraints',
  'unknowns',
  'assumptions',
]);

/** "data": the keys of a brief are there, or JSON, or a map of plain keys; "prose": everything else. */
export function formOf(input: BriefText): 'data' | 'prose' {
  const text = input.text.trim();
  if (/\.(ya?ml|json)$/i.test(input.name) || /^(\{|\[|---|%YAML)/.test(text)) return 'data';
  if (/^\s*["']?spanwright["']?\s*:/m.test(text)) return 'data';
  const keys = text
    .split('\n')
    .flatMap((line) => /^["']?([a-z][a-zA-Z]*)["']?\s*:(\s|$)/.exec(line)?.[1] ?? []);
  if (!keys.some((key) => known.has(key)))
    return text.split('\n').every((line) => /^[\w-]+\s*:(\s|$)|^\s+\S|^\s*-\s|^\s*$|^#/.test(line)) &&
      keys.length > 1
      ? 'data'
      : 'prose';
  return mapWithStructure(input) ? 'data' : 'prose';
}

/** A map whose systems or flows are structured, or whose syntax is broken: a brief that was meant as one. */
function mapWithStructure(input: BriefText): boolean {
  try {
    const { value } = readYaml(input.name, input.text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const map = value as Readonly<Record<string, unknown>>;
    const structured = ['systems', 'flows', 'volumes', 'constraints'].some(
      (key) => typeof map[key] === 'object' && map[key] !== null,
    );
    return structured || Object.keys(map).every((key) => known.has(key));
  } catch {
    return /^(systems|flows)\s*:\s*$/m.test(input.text);
  }
}
