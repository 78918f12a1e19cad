// The first file of every worker thread, and of every process that works for another: lets it run TypeScript, whatever the
// process that starts it runs.
import { importTypescript } from './typescript.mjs';

await importTypescript(process.argv[2]);
