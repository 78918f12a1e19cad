/** A process that opens the data folder named on its command line and says what it found: for tests of several at once. */
import { dataPaths } from '../paths';
import { openDatabase, schemaVersion } from '../store/database';

const db = openDatabase(dataPaths(process.argv[2] ?? ''), 'computed');
const pageSize = db.pragma('page_size', { simple: true });
const journal = db.pragma('journal_mode', { simple: true });
process.stdout.write(`${schemaVersion(db)} ${String(pageSize)} ${String(journal)}\n`);
db.close();
