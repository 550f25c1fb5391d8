// The door of the command line. It switches the compile cache on before anything else is loaded, and only
// then loads the commands: that halves the start from TypeScript sources. It must stay this small, and run
// unconditionally: bin/launch.mjs loads it in its own process where the running Node fits.
import { enableCompileCache } from 'node:module';

enableCompileCache();
// A reader that has seen enough ("| head") closes the pipe: what is left to say is not wanted, and nobody's fault.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
const { runCommand } = await import('./run.ts');
process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: async () => {
    const { text } = await import('node:stream/consumers');
    return text(process.stdin);
  },
  terminal:
    process.stdin.isTTY && process.stdout.isTTY && process.stderr.isTTY
      ? { input: process.stdin, output: process.stderr }
      : null,
  redraws: process.stderr.isTTY,
});
