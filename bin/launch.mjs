// Starts the command line on a Node that fits. From a checkout: sets up what is missing, builds the pages where the workbench is to be served
// and they are older than their sources, then runs src/cli/main.ts as it is. From the published package, which has dist/ and no src/: runs
// dist/cli/main.js and installs nothing. Arguments, streams, signals and the exit code pass through unchanged.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root, runsTypeScript, SetUpError } from './setup.mjs';

const UNUSABLE = 2;

/** Runs `spanwright ARGS`. Sets the exit code: the command's own, or 2 when nothing could be started. */
export async function launch(args) {
  const isCheckout = existsSync(join(root, 'src'));
  const door = args[0] === 'serve' || args[0] === 'work' ? 'server' : 'cli';
  const entry = isCheckout ? join(root, 'src', door, 'main.ts') : join(root, 'dist', door, 'main.js');
  try {
    const hasPages =
      isCheckout && args[0] === 'serve' && !args.some((arg) => arg === '--help' || arg === '-h');
    const node = isCheckout ? await prepare({ everything: hasPages }) : publishedNode();
    if (hasPages) await built(node);
    if (node !== process.execPath) return await run(node, [entry, ...args]);
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    process.stderr.write(`spanwright: ${error.message}\n`);
    process.exitCode = UNUSABLE;
    return;
  }
  // Before the first TypeScript file: else what strips its types is loaded at each start, for that file alone.
  module.enableCompileCache?.();
  process.argv = [process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
}

/** In a process of its own: the Node that runs us may be too old for the build. Its words go to the errors. */
function built(node) {
  const child = spawn(node, [join(root, 'scripts', 'pages.js'), '--stale'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) =>
      code === 0 ? done() : fail(new SetUpError('The pages could not be built; what is above says why.')),
    );
  });
}

function publishedNode() {
  if (runsTypeScript(process.version)) return process.execPath;
  throw new SetUpError(
    `Node 24.12 or newer is needed, this is ${process.version}. Install it from https://nodejs.org.`,
  );
}

/**
 * Runs `node ARGS` with our own streams until it ends, then ends as it did. At a terminal the keyboard's
 * interrupt reaches the child by itself, so it is not sent a second time.
 */
export function run(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      for (const each of signals) process.removeAllListeners(each);
      if (signal === null) process.exitCode = code;
      else process.kill(process.pid, signal);
      done();
    });
  });
}
