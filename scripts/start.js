// `npm start`: serves the workbench, set-up and pages included.
// npm's shell passes no signal on: when it is gone, the server is told to end in order, as by SIGTERM.

import { launch } from '../bin/launch.mjs';

const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.emit('SIGTERM', 'SIGTERM');
}, 500).unref();

await launch(['serve', ...process.argv.slice(2)]);
