// Which faults a run meets: one of the named profiles, or a file of somebody's own in the same shape. Reading the file from disk is the
// door's business; here its text becomes faults, or every problem in it is named.
import { InputError, inputProblem, nearestSpelling } from '../finding/input.ts';
import { problemAt, shapeProblems } from '../finding/shape.ts';
import { readYaml } from '../finding/yaml.ts';
import { type Duration, seconds } from '../measure/duration.ts';
import harsh from './faults/harsh.json' with { type: 'json' };
import none from './faults/none.json' with { type: 'json' };
import typical from './faults/typical.json' with { type: 'json' };
import { Faults } from './weather.ts';

/** The profiles that come with the house, by name. */
export const faultProfiles: Readonly<Record<string, Faults>> = {
  none: Faults.parse(none),
  typical: Faults.parse(typical),
  harsh: Faults.parse(harsh),
};

/** A profile by its name. Throws InputError for a name that there is not; `said` is what the name was given as ("--faults"). */
export function faultsNamed(name: string, said: string): Faults {
  const found = faultProfiles[name];
  if (found !== undefined && Object.hasOwn(faultProfiles, name)) return found;
  const names = Object.keys(faultProfiles);
  throw new InputError([
    inputProblem({
      file: said,
      message: `no fault profile is called ${JSON.stringify(name)}`,
      expected: `one of ${names.join(', ')}, or a file of your own`,
      nearest: nearestSpelling(name, names),
    }),
  ]);
}

/** Faults from a text in JSON or YAML. Throws InputError with line, pointer, what was expected and the nearest spelling of everything wrong. */
export function readFaults(text: string, name: string): Faults {
  const yaml = readYaml(name, text);
  const parsed = Faults.safeParse(yaml.value);
  if (!parsed.success)
    throw new InputError(
      shapeProblems({ text: yaml, schema: Faults, value: yaml.value, written: null }, parsed.error),
    );
  const faults = parsed.data;
  const problems = contradictions(faults).map(([path, message, expected]) =>
    problemAt(yaml, path, { message, expected }),
  );
  if (problems.length > 0) throw new InputError(problems);
  return faults;
}

type Contradiction = readonly [path: readonly string[], message: string, expected: string];

/** What has the right shape but can't be: shares that sum to more than all, a spell that lasts longer than the time between two. */
function contradictions(faults: Faults): readonly Contradiction[] {
  const { calls, messages } = faults;
  const found: Contradiction[] = [];
  const sum = calls.failed + calls.unanswered + calls.unreached + calls.limited;
  if (sum > 1)
    found.push([['calls'], `the shares sum to ${sum}`, 'failed + unanswered + unreached + limited ≤ 1']);
  const nights = faults.files.late + faults.files.missing + faults.files.halfWritten;
  if (nights > 1) found.push([['files'], `the shares sum to ${nights}`, 'late + missing + halfWritten ≤ 1']);
  for (const [path, range] of [
    [['calls', 'latency'], calls.latency],
    [['messages', 'delay'], messages.delay],
  ] as const)
    if (seconds(range.worst) < seconds(range.typical))
      found.push([[...path, 'worst'], 'the worst is shorter than the typical', `at least ${range.typical}`]);
  for (const [path, spell] of spells(faults)) {
    if (spell.every === null) continue;
    if (seconds(spell.every) < 1) found.push([[...path, 'every'], 'too often', 'PT1S or longer, or null']);
    else if (seconds(spell.lasts) >= seconds(spell.every))
      found.push([[...path, 'lasts'], 'lasts as long as the time between two', `less than ${spell.every}`]);
  }
  if (faults.crashes.every !== null && seconds(faults.crashes.every) <= seconds(faults.crashes.restart))
    found.push([
      ['crashes', 'restart'],
      'is never back before the next crash',
      `less than ${faults.crashes.every}`,
    ]);
  if (faults.others >= 1) found.push([['others'], 'others use the limits up', 'less than 1']);
  return found;
}

function spells(
  faults: Faults,
): readonly (readonly [readonly string[], { readonly every: Duration | null; readonly lasts: Duration }])[] {
  return [
    [['outage'], faults.outage],
    [['slow'], faults.slow],
    [['burst'], faults.burst],
    [['maintenance'], faults.maintenance],
    [['secretRotation'], faults.secretRotation],
    [['access', 'revoked'], faults.access.revoked],
  ];
}
