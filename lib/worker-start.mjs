// The first file of every worker thread: lets the thread run TypeScript, whatever the process that starts it runs. An
// `--import tsx` in the thread's execArgv does nothing on Node 20 when the process itself was started that way.
import { register } from 'tsx/esm/api';

register();
await import(process.argv[2]);
