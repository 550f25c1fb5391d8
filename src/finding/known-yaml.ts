// YAML that ships with the package, and is nearly always right: only its values are read, several times as fast as with places. Where something
// turns out wrong, the text is read again by `readYaml`, which tells it by line. Not for texts from elsewhere: aliases are expanded without bound.
import { parseYAML } from 'confbox/yaml';
import { readYaml, type YamlText } from './yaml.ts';

/** As {@link readYaml}; the places of values are looked up when one is asked for. Throws as it does. */
export function readKnownYaml(file: string, text: string): YamlText {
  const value = valueOf(text);
  if (value === undefined) return readYaml(file, text);
  let placed: YamlText | null = null;
  return {
    file,
    value,
    place: (path) => {
      placed ??= readYaml(file, text);
      return placed.place(path);
    },
  };
}

/** Undefined for what can't be read: the other reader says what is wrong with it. */
function valueOf(text: string): unknown {
  try {
    return parseYAML(text);
  } catch {
    return undefined;
  }
}
