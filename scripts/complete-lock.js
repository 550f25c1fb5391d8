// Completes package-lock.json after `npm install NAME`.
//
// Tools such as biome and oxlint ship one optional package for each platform. A registry mirror that
// serves only some of them makes npm leave the others out of the lock, and `npm ci` then refuses that
// lock on every machine. This adds the missing entries, with the platform read out of their names.
// It never changes an entry that is there.

import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];
const LIBRARIES = { glibc: 'glibc', gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** `{os, cpu, libc}` as npm writes them, read from a name such as `@oxlint/binding-linux-x64-musl`. */
function platform(name) {
  const words = name.split(/[^a-z0-9]+/);
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const libc = words.map((word) => LIBRARIES[word]).find(Boolean);
  return {
    ...(os && { os: [os] }),
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && libc && { libc: [libc] }),
  };
}

/** The version of `name` that the package at `path` meets first, looking outwards as Node does; else undefined. */
function resolved(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const found = packages[`${at}${at && '/'}node_modules/${name}`];
    if (found !== undefined || at === '') return found?.version;
  }
}

/** The lock with every optional platform package in it, and the places that were added. */
export function complete(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [path, meta] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(meta.optionalDependencies ?? {})) {
      const where = platform(name);
      if (!/^\d/.test(version) || resolved(packages, path, name) === version) continue;
      if (!where.os && !where.cpu) continue;
      const outer = `node_modules/${name}`;
      const place = packages[outer] === undefined ? outer : `${path}/${outer}`;
      packages[place] = { version, ...(meta.dev && { dev: true }), optional: true, ...where };
      added.push(place);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

if (import.meta.main ?? process.argv[1]?.endsWith('complete-lock.js')) {
  const file = new URL('../package-lock.json', import.meta.url);
  const { lock, added } = complete(JSON.parse(readFileSync(file, 'utf8')));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stderr.write(`package-lock.json: ${added.length} entries added\n`);
}
