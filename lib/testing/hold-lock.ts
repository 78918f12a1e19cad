/** A process that takes the lock named on its command line, says so, and holds it until it is killed. */
import { acquireProcessLock } from '../store/process-lock';

acquireProcessLock(process.argv[2] ?? '', 'The test', 0);
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
