// YAML that is nearly always right, such as what ships with the package: only its values are read, several times as fast as with places. Where
// something turns out wrong, the text is read again by `readYaml`, which tells it by line. Not for what people have just written.
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

/** Undefined for whatever is not plainly readable: the other reader says what is wrong with it, if anything is. */
function valueOf(text: string): unknown {
  try {
    return parseYAML(text, { maxAliases: 0 });
  } catch {
    return undefined;
  }
}
