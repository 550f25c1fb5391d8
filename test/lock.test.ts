// The lock must install everywhere: on every platform, from any registry, and as package.json says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { complete, type Lock } from '../scripts/complete-lock.js';

const root = join(import.meta.dirname, '..');

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(root, name), 'utf8')) as T;
}

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

describe('package-lock.json', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const lock = read<Lock>('package-lock.json');
  const manifest = read<Manifest>('package.json');

  test('names no registry host, so that it installs from any', () => {
    assert.doesNotMatch(text, /"resolved": "https?:/);
  });

  test('holds every platform package of its tools (else run: node scripts/complete-lock.js)', () => {
    assert.deepEqual(complete(lock).added, []);
  });

  test('pins every package that this kind of machine installs by its hash', () => {
    const loose = Object.entries(lock.packages).filter(
      ([path, meta]) => path !== '' && !meta.integrity && !meta.os && !meta.cpu,
    );
    assert.deepEqual(
      loose.map(([path]) => path),
      [],
    );
  });

  test('agrees with package.json, in which every version is exact', () => {
    const { dependencies, devDependencies } = manifest;
    assert.partialDeepStrictEqual(lock.packages[''], {
      version: manifest.version,
      dependencies,
      devDependencies,
    });
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name);
      assert.equal(lock.packages[`node_modules/${name}`]?.version, version, name);
    }
  });
});

describe('completing a lock', () => {
  const tool = {
    version: '1.0.0',
    dev: true,
    optionalDependencies: { '@t/linux-x64-musl': '1.0.0', '@t/win32-arm64': '1.0.0' },
  };

  test('adds the missing platforms with what their names say, and leaves the rest as it is', () => {
    const there = { version: '1.0.0', integrity: 'sha512-x' };
    const { lock, added } = complete({
      packages: { 'node_modules/tool': tool, 'node_modules/@t/win32-arm64': there },
    });
    assert.deepEqual(added, ['node_modules/@t/linux-x64-musl']);
    assert.deepEqual(lock.packages['node_modules/@t/win32-arm64'], there);
    assert.deepEqual(lock.packages['node_modules/@t/linux-x64-musl'], {
      version: '1.0.0',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    });
  });

  test('puts a second version beside the package that asks for it', () => {
    const older = { version: '0.9.0', os: ['win32'] };
    const packages = { 'node_modules/tool': tool, 'node_modules/@t/win32-arm64': older };
    assert.ok(complete({ packages }).added.includes('node_modules/tool/node_modules/@t/win32-arm64'));
  });
});
