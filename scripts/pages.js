// Builds the pages of the workbench into dist/web. `buildPages({ onlyStale: true })` does so only when they are missing or older than what
// they are made of. Plain JavaScript, because the set-up of `npm start` runs it too.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from '../bin/setup.mjs';

const FROM = join(root, 'src', 'web');
const TO = join(root, 'dist', 'web');
/** Everything that the pages are made of: their own files, the rooms of the core whose models they read, and the packages. */
const SOURCES = [
  'src/web',
  ...JSON.parse(readFileSync(join(root, 'tsconfig.core.json'), 'utf8')).include,
  'package-lock.json',
  'scripts/pages.js',
];
const LOCK = join(root, 'dist', '.web.lock');
/** A build takes some seconds; a lock this old was left behind, ms. */
const ABANDONED = 120_000;

/** Whether no source is newer than the pages that lie there. */
function areFresh() {
  const built = join(TO, 'index.html');
  if (!existsSync(built)) return false;
  const at = statSync(built).mtimeMs;
  return SOURCES.filter((name) => existsSync(join(root, name)))
    .flatMap((name) => filesIn(join(root, name)))
    .every((path) => statSync(path).mtimeMs <= at);
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Writes dist/web, hashed names in assets/, each text also compressed. Two builds at once wait for each other. */
export async function buildPages({ onlyStale }) {
  if (onlyStale && areFresh()) return;
  mkdirSync(dirname(LOCK), { recursive: true });
  while (!take()) await pause(100);
  try {
    if (!(onlyStale && areFresh())) await build();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function take() {
  try {
    mkdirSync(LOCK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > ABANDONED) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

async function build() {
  const vite = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const aside = `${TO}.${process.pid}`;
  const began = new Date();
  await vite.build({
    configFile: false,
    root: FROM,
    publicDir: join(FROM, 'public'),
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: aside,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'es2023',
      chunkSizeWarningLimit: 900,
    },
  });
  copyBrands(join(aside, 'brands'));
  compress(aside);
  // What changed while we were building is newer than what we built.
  utimesSync(join(aside, 'index.html'), began, began);
  rmSync(TO, { recursive: true, force: true });
  renameSync(aside, TO);
}

/** The brand marks that a page may ask for, one file each: nobody loads four hundred to show three. */
function copyBrands(folder) {
  const slugs = JSON.parse(readFileSync(join(FROM, 'parts', 'brands.json'), 'utf8'));
  mkdirSync(folder, { recursive: true });
  for (const slug of new Set(Object.values(slugs)))
    copyFileSync(
      join(root, 'node_modules', 'simple-icons', 'icons', `${slug}.svg`),
      join(folder, `${slug}.svg`),
    );
}

/** Beside each text file its .gz and .br, so that the server sends them as they are. */
function compress(folder) {
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(js|css|html|json)$/.test(name)) continue;
    const path = join(parentPath, name);
    const bytes = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildPages({ onlyStale: process.argv.includes('--stale') });
