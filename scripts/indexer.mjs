/** The indexer as a program: `node scripts/indexer.mjs [folder…]`, folders by their absolute paths. */
import { load } from './support/typescript.mjs';

const { main } = await load('indexer/main.ts');
await main(process.argv.slice(2));
