// `npm start`: sets up what is missing, builds the pages where they are older than their sources, and serves the workbench.
// npm's shell passes no signal on: when it is gone, the server is told to end in order, as by SIGTERM.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { run } from '../bin/launch.mjs';
import { prepare, root, SetUpError } from '../bin/setup.mjs';

const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.emit('SIGTERM', 'SIGTERM');
}, 500).unref();

try {
  const node = await prepare({ everything: true });
  await built(node);
  await run(node, [join(root, 'src', 'server', 'main.ts'), 'serve', ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  process.stderr.write(`spanwright: ${error.message}\n`);
  process.exitCode = 2;
}

/** In a process of its own: the Node that runs us may be too old for the build. */
function built(node) {
  const child = spawn(node, [join(root, 'scripts', 'pages.js'), '--stale'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) =>
      code === 0 ? done() : fail(new SetUpError('The pages could not be built; what is above says why.')),
    );
  });
}
