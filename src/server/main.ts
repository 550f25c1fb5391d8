// The door of the workbench: `spanwright serve` and `spanwright work`. It reads settings, starts, says where, and ends in order when it is told to.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runServer } = await import('./command.ts');
process.exitCode = await runServer(process.argv.slice(2));
