// Judges what was read against the table: every trespass as one line that names the file, the line and the
// rule. An empty reading is a trespass too, so that a reader that sees nothing cannot pass.

import type { Room } from './house.ts';
import type { Import, SourceFile } from './reading.ts';

const LONGEST = 400;

/** All that is wrong with these files, in their order; empty when the walls hold. */
export function trespasses(files: readonly SourceFile[], table: readonly Room[]): readonly string[] {
  return [
    ...emptyReading(files),
    ...disorder(table),
    ...files.flatMap((file) => trespassesOf(file, table)),
    ...circles(files),
  ];
}

function emptyReading(files: readonly SourceFile[]): readonly string[] {
  const inRooms = files.filter((file) => file.room !== null);
  if (inRooms.length === 0) return ['no file under src was read'];
  return inRooms.every((file) => file.imports.length === 0) ? ['no import was seen in any file'] : [];
}

/** The table itself: a room leans only on rooms that stand before it. */
function disorder(table: readonly Room[]): readonly string[] {
  return table.flatMap((room, at) => {
    const before = new Set(table.slice(0, at).map((each) => each.name));
    return room.leansOn
      .filter((name) => !before.has(name))
      .map((name) => `table: ${room.name} leans on ${name}, which is not before it`);
  });
}

function trespassesOf(file: SourceFile, table: readonly Room[]): readonly string[] {
  const found: string[] = [];
  if (file.lines > LONGEST) found.push(`${file.path}: ${file.lines} lines, at most ${LONGEST}`);
  if (file.room === null) return found;
  const room = table.find((each) => each.name === file.room);
  if (room === undefined) return [...found, `${file.path}: no room is called ${file.room}`];
  if (file.isTest) return found;
  for (const each of file.imports) {
    const why = forbidden(each, room);
    if (why !== null) found.push(`${file.path}:${each.line}: ${why}`);
  }
  if (room.pure)
    found.push(...file.impure.map((call) => `${file.path}:${call} depends on the moment or the machine`));
  return found;
}

/** Why a room may not import this; null when it may. */
function forbidden(each: Import, room: Room): string | null {
  if (each.target === null) return 'an import that is not a plain string cannot be judged';
  if (!each.isFile) {
    const name = each.target.startsWith('node:') ? 'node:' : each.target;
    return room.packages.includes(name) ? null : `${room.name} may not use ${each.target}`;
  }
  const other = /^src\/([^/]+)\//.exec(each.target)?.[1];
  if (other === undefined) return `${room.name} reaches outside of the rooms, to ${each.target}`;
  if (/\.test\.tsx?$/.test(each.target)) return `${each.target} is a test`;
  return other === room.name || room.leansOn.includes(other) ? null : `${room.name} may not lean on ${other}`;
}

/** Circles of files, types included: each once, as the path around it. */
function circles(files: readonly SourceFile[]): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) found.push(`circle: ${[...trail.slice(seenAt), path].join(' → ')}`);
    if (seenAt >= 0 || done.has(path)) return;
    for (const each of byPath.get(path)?.imports ?? []) {
      if (each.isFile && each.target !== null) walk(each.target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of byPath.keys()) walk(path, []);
  return found;
}
