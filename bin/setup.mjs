// Makes a checkout runnable: a Node that runs TypeScript as it is, and the packages of the lock file.
// Plain JavaScript that needs nothing but Node 20 and npm.
//
// Two things live outside of git: `.tools` (a Node from npm, only where the running one is too old) and
// `node_modules` with a stamp that says which lock it was made from. Two launches at once are safe: the
// first one holds `.set-up.lock`, the others wait for it and then find everything in place.
// It must not write to stdout (commands print JSON there) and must never change package-lock.json.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST = [24, 12];
const FROM_NPM = '24.21.0';
const WINDOWS = process.platform === 'win32';
const STAMP = join(root, 'node_modules', '.set-up');
const LOCK = join(root, '.set-up.lock');
const NPM_QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline', '--no-update-notifier'];

/** What a person can read and act on when the set-up does not work out. */
export class SetUpError extends Error {}

/** Whether a Node of this version runs TypeScript sources as they are, without a warning. */
export function runsTypeScript(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/**
 * Sets up what is missing and gives the path of the Node to use. With `everything` the tools of the
 * developers too (500 MB); without, only what the commands need (20 MB).
 */
export async function prepare({ everything }) {
  const ready = () => isInstalled(everything) && findNode();
  if (ready()) return findNode();
  await underLock(async () => {
    if (ready()) return;
    process.stderr.write('spanwright: setting up, once\n');
    if (!findNode()) await installNode();
    if (!isInstalled(everything)) await installPackages(everything);
  });
  return findNode();
}

function nodePackage() {
  return `node-${WINDOWS ? 'win' : process.platform}-${process.arch}`;
}

/** The running Node, else the one in `.tools`, else null. */
function findNode() {
  if (runsTypeScript(process.version)) return process.execPath;
  const folder = join(root, '.tools', 'node_modules', nodePackage());
  const path = join(folder, 'bin', WINDOWS ? 'node.exe' : 'node');
  if (!existsSync(path)) return null;
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version === FROM_NPM ? path : null;
}

async function installNode() {
  const name = `${nodePackage()}@${FROM_NPM}`;
  const where = ['--prefix', '.tools', '--no-save', '--ignore-scripts', '--no-package-lock'];
  const help = `Node ${OLDEST.join('.')} or newer is needed, this is ${process.version}. Install it from https://nodejs.org and try again.`;
  try {
    await npm(['install', ...where, ...NPM_QUIET, name], process.env);
  } catch (cause) {
    throw new SetUpError(`${help}\nGetting it from npm (${name}) failed:\n${cause.message}`, { cause });
  }
  const path = findNode();
  if (path === null || spawnSync(path, ['--version']).status !== 0) {
    rmSync(join(root, '.tools'), { recursive: true, force: true });
    throw new SetUpError(`${help}\nThe one from npm (${name}) does not run on this machine.`);
  }
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** What is installed: `all`, `production`, or null when the packages are not those of the lock file. */
function installedScope() {
  try {
    const [hash, scope] = readFileSync(STAMP, 'utf8').trim().split(' ');
    return hash === lockHash() ? scope : null;
  } catch {
    return null;
  }
}

function isInstalled(everything) {
  const scope = installedScope();
  return scope === 'all' || (scope === 'production' && !everything);
}

/** `npm install` without saving: as exact as `npm ci` with a whole lock, but keeps what already fits. */
async function installPackages(everything) {
  const all = everything || existsSync(join(root, 'node_modules', 'typescript'));
  const path = `${dirname(findNode())}${delimiter}${process.env.PATH ?? ''}`;
  const hash = lockHash();
  rmSync(STAMP, { force: true });
  const scope = all ? '--include=dev' : '--omit=dev';
  try {
    await npm(['install', '--no-save', '--package-lock', scope, ...NPM_QUIET], {
      ...process.env,
      PATH: path,
    });
  } catch (cause) {
    throw new SetUpError(`Installing the packages of package-lock.json failed:\n${cause.message}`, { cause });
  }
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, `${hash} ${all ? 'all' : 'production'}\n`);
}

/** Runs npm in the project, silent; rejects with npm's own output. */
function npm(args, env) {
  return new Promise((done, fail) => {
    const child = spawn('npm', args, { cwd: root, env, shell: WINDOWS, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(output.trim() || `npm ended with ${code}`)),
    );
  });
}

async function underLock(work) {
  while (!take()) await pause(150);
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** Takes the lock file if it is free, or if the process that holds it is gone. */
function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST')
      throw new SetUpError(`Cannot write in ${root}: ${error.message}`, { cause: error });
  }
  if (isAbandoned()) dropAbandoned();
  return false;
}

function isAbandoned(path = LOCK) {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    if (holder === 0) return Date.now() - statSync(path).mtimeMs > 10_000;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Moves the file away before deleting it, so that a lock taken in the same moment is noticed and put back. */
function dropAbandoned() {
  const aside = `${LOCK}.${process.pid}`;
  try {
    renameSync(LOCK, aside);
    if (isAbandoned(aside)) rmSync(aside, { force: true });
    else renameSync(aside, LOCK);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
