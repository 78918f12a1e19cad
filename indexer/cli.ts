/** The `rummage` command: its grammar. Each verb is a file of `cli/`, loaded when it is asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { describeError } from '#lib/describe-error';
import { RummageError } from '#lib/errors';
import { projectRoot } from '#lib/paths';
import { EXIT } from './cli/exit-codes';

const HELP = `
Exit codes:
  0    done (a search that finds nothing is done, too)
  1    failed: standard error says why, and what to do
  2    the command was not understood
  130  stopped by Ctrl-C

Settings are environment variables (RUMMAGE_DATA, RUMMAGE_MODEL, …) or rummage.config.json; \`rummage doctor\` prints them.`;

/**
 * Runs one command and sets the process's exit code.
 *
 * @param from absolute path of the folder the person stands in
 */
export async function main(args: readonly string[], from: string): Promise<void> {
  endQuietlyWhenNobodyReads();
  process.exitCode = await runCommand(args, from);
}

async function runCommand(args: readonly string[], from: string): Promise<number> {
  let code: number = EXIT.ok;
  const program = grammar(from, (result) => (code = result));

  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;

    process.stderr.write(`${describeError(error)}\n`);
    return error instanceof RummageError && error.code === 'bad-request' ? EXIT.usage : EXIT.failed;
  }
}

function grammar(from: string, done: (code: number) => void): Command {
  const program = new Command('rummage')
    .description('Finds your own photos by what they show, on your own machine.')
    .version(version())
    .exitOverride()
    .showHelpAfterError('(see `rummage --help`)')
    .addHelpText('after', HELP);

  program
    .command('index')
    .description('index folders, and remember them; without any, those remembered')
    .argument('[folder...]', 'folders of photos')
    .option('--once', 'end when everything is indexed, instead of watching on')
    .action(async (folders: string[], { once = false }: { once?: boolean }) => {
      done(await (await import('./cli/index-folders')).indexFolders(folders, once, from));
    });

  program
    .command('search')
    .description('find photos by what they show')
    .argument('<words...>', 'what the photo shows, in your own words')
    .option('--limit <number>', 'photos to show at most', '20')
    .option('--all', 'show the whole ranking, not only what matches')
    .option('--json', 'print the answer as JSON, as the web app’s API does')
    .action(async (words: string[], options: { limit: string; all?: boolean; json?: boolean }) => {
      done(await (await import('./cli/search')).search(words.join(' '), options));
    });

  program
    .command('similar')
    .description('find photos that look like one of yours')
    .argument('<photo>', 'its number, or the path of its file')
    .option('--limit <number>', 'photos to show at most', '20')
    .option('--json', 'print the answer as JSON, as the web app’s API does')
    .action(async (photo: string, options: { limit: string; json?: boolean }) => {
      done(await (await import('./cli/similar')).similar(photo, from, options));
    });

  program
    .command('status')
    .description('show what is indexed and what is being done')
    .option('--json', 'print it as JSON, as the web app’s API does')
    .action(async (options: { json?: boolean }) => {
      done(await (await import('./cli/status')).status(options));
    });

  program
    .command('failures')
    .description('list the photos that could not be read, with reason and remedy')
    .option('--reason <reason>', 'only those that failed for this reason')
    .option('--limit <number>', 'photos to show at most', '20')
    .option('--json', 'print them as JSON, as the web app’s API does')
    .option('--retry', 'try them again: all, or those of the reason')
    .action(async (options: { reason?: string; limit: string; json?: boolean; retry?: boolean }) => {
      done(await (await import('./cli/failures')).failures(options));
    });

  tagCommands(program.command('tag').description('what photos are tagged with'), from, done);

  folderCommands(program.command('folders').description('the folders that are searched'), from, done);
  albumCommands(program.command('albums').description('the albums, and what is in them'), done);
  xmpCommands(program.command('xmp').description('XMP sidecars beside photos'), from, done);
  indexingCommands(program, done);

  modelCommands(program.command('models').description('the models searches can be answered by'), from, done);

  program
    .command('backup')
    .description('write folders, albums and pins into one file, also while Rummage runs')
    .argument('<file>', 'the backup to make; an earlier one of that name is replaced')
    .action(async (file: string) => {
      done(await (await import('./cli/backup')).backup(file, from));
    });

  program
    .command('restore')
    .description('put back what a backup holds; nothing that is there is removed')
    .argument('<file>', 'a backup')
    .action(async (file: string) => {
      done(await (await import('./cli/restore')).restore(file, from));
    });

  program
    .command('export')
    .description('print every photo with its rating, tags and albums')
    .option('--format <format>', 'csv or json', 'csv')
    .action(async (options: { format: string }) => {
      done(await (await import('./cli/export')).exportAll(options));
    });

  program
    .command('self-test')
    .description(
      'search for what you said you expect, and print how much of it is found, by each model, and what changed',
    )
    .option('--json', 'print it as JSON')
    .action(async (options: { json?: boolean }) => {
      done(await (await import('./cli/self-test')).selfTest(options));
    });

  program
    .command('password')
    .description('print the hash of a password, for rummage.config.json')
    .action(async () => {
      done(await (await import('./cli/password')).password());
    });

  serviceCommands(program.command('service').description('start Rummage when you log in'), done);

  program
    .command('doctor')
    .description('print the settings in force and check everything Rummage stands on')
    .option('--deep', 'read the whole data folder, too, and hold its parts against each other')
    .option('--repair', 'with --deep: mend what is derived from the photos, and nothing else')
    .action(async (options: { deep?: boolean; repair?: boolean }) => {
      done(await (await import('./cli/doctor')).doctor(options));
    });

  return program;
}

function tagCommands(tag: Command, from: string, done: (code: number) => void): void {
  tag
    .command('list')
    .description('show every tag with its number of photos')
    .option('--json', 'print them as JSON, as the web app’s API does')
    .action(async (options: { json?: boolean }) => {
      done(await (await import('./cli/tag')).listAllTags(options));
    });
  for (const [name, value] of [
    ['give', true],
    ['take', false],
  ] as const) {
    tag
      .command(name)
      .description(value ? 'say that photos have a tag, whatever the model sees' : 'say that photos do not have a tag')
      .argument('<label>', 'the tag')
      .argument('<photo...>', 'their numbers, or the paths of their files')
      .action(async (label: string, photos: string[]) => {
        done(await (await import('./cli/tag')).tagPhotos(label, photos, { value, from }));
      });
  }
  tag
    .command('export')
    .description('print every tag of every photo')
    .option('--format <format>', 'csv or json', 'csv')
    .action(async (options: { format: string }) => {
      done(await (await import('./cli/tag')).exportTags(options));
    });
}

function folderCommands(folders: Command, from: string, done: (code: number) => void): void {
  folders
    .command('list')
    .description('show them with their numbers and their state')
    .option('--json', 'print them as JSON, as the web app’s API does')
    .action(async (options: { json?: boolean }) => {
      done(await (await import('./cli/folders')).listAllFolders(options));
    });
  folders
    .command('settle')
    .description('answer for a suspended folder, many of whose photos vanished at once')
    .argument('<folder>', 'its number, or its path')
    .argument('<answer>', 'wait: they will come back; accept: they are really gone')
    .action(async (folder: string, answer: string) => {
      done(await (await import('./cli/folders')).settleFolder(folder, answer, from));
    });
}

function albumCommands(albums: Command, done: (code: number) => void): void {
  albums
    .command('list')
    .description('show them with their numbers')
    .option('--json', 'print them as JSON, as the web app’s API does')
    .action(async (options: { json?: boolean }) => {
      done(await (await import('./cli/albums')).listAllAlbums(options));
    });
  albums
    .command('export')
    .description('print the photos of an album, newest first, with why they are in it')
    .argument('<album>', 'its number, or its name')
    .option('--format <format>', 'csv or json', 'csv')
    .action(async (album: string, options: { format?: string }) => {
      done(await (await import('./cli/albums')).exportThisAlbum(album, options));
    });
}

function xmpCommands(xmp: Command, from: string, done: (code: number) => void): void {
  xmp
    .command('write')
    .description('write tags, albums and your stars into sidecars beside photos; photos themselves are never touched')
    .argument('[folder...]', 'folders that are searched, by number or path, or folders in them')
    .option('--all', 'in every folder that is searched')
    .option('--dry-run', 'only print what would be written')
    .option('--into-existing', 'add to sidecars other programs made, too; what stands in them stays')
    .option('--only-mine', 'only what you said yourself: tags by hand, photos you put into albums, stars')
    .action(
      async (
        folders: string[],
        options: { all?: boolean; dryRun?: boolean; intoExisting?: boolean; onlyMine?: boolean },
      ) => {
        done(await (await import('./cli/xmp')).writeXmp(folders, options, from));
      },
    );
}

function indexingCommands(program: Command, done: (code: number) => void): void {
  program
    .command('pause')
    .description('index no more photos until `resume`, also after a restart; new ones are found and wait')
    .action(async () => {
      done(await (await import('./cli/indexing')).pause());
    });
  program
    .command('resume')
    .description('go on indexing')
    .action(async () => {
      done(await (await import('./cli/indexing')).resume());
    });
  program
    .command('indexing')
    .description('show or change when and how hard photos are indexed')
    .option('--share <percent>', 'the most of the processors it takes: 25, 50, 75 or 100')
    .option('--window <times>', 'only between these local times, as 22:00-07:00; off: at any time')
    .option('--only-idle <on|off>', 'only while other programs leave the machine idle')
    .option('--json', 'print it as JSON, as the web app’s API does')
    .action(async (options: { share?: string; window?: string; onlyIdle?: string; json?: boolean }) => {
      done(await (await import('./cli/indexing')).indexing(options));
    });
}

function serviceCommands(service: Command, done: (code: number) => void): void {
  service
    .command('install')
    .description('start Rummage at login, and now, with the settings in force')
    .action(async () => {
      done(await (await import('./cli/service')).install());
    });
  service
    .command('remove')
    .description('stop it, and start it at login no more')
    .action(async () => {
      done(await (await import('./cli/service')).remove());
    });
  service
    .command('status')
    .description('show whether it is started at login, and runs')
    .action(async () => {
      done(await (await import('./cli/service')).status());
    });
}

function modelCommands(models: Command, from: string, done: (code: number) => void): void {
  const DTYPE = ['--dtype <precision>', 'fp32, fp16, q8, …; without it, the best there is'] as const;

  models
    .command('list')
    .description('show what there is to choose from')
    .option('--json', 'print it as JSON, as the web app’s API does')
    .action(async (options: { json?: boolean }) => {
      done(await (await import('./cli/models-list')).listAllModels(options));
    });

  models
    .command('pull')
    .description('fetch a model, or go on fetching it; HF_ENDPOINT, HF_TOKEN and HTTPS_PROXY are heeded')
    .argument('<model>', 'its name on the hub, as Xenova/clip-vit-base-patch32')
    .option(...DTYPE)
    .action(async (model: string, options: { dtype?: string }) => {
      done(await (await import('./cli/models-pull')).pullModel(model, options, from));
    });

  models
    .command('use')
    .description('have a model answer searches, once it has looked at every photo')
    .argument('<model>', 'its name, or the path of its folder')
    .option(...DTYPE)
    .option('--leave-out-missing', 'do not wait for photos that cannot be reached now')
    .action(async (model: string, options: { dtype?: string; leaveOutMissing?: boolean }) => {
      done(await (await import('./cli/models-use')).useThisModel(model, options, from));
    });

  models
    .command('remove')
    .description('delete a fetched model, and what was computed with it')
    .argument('<model>', 'its name')
    .option(...DTYPE)
    .action(async (model: string, options: { dtype?: string }) => {
      done(await (await import('./cli/models-remove')).removeThisModel(model, options, from));
    });

  models
    .command('compare')
    .description('compare what two models cost, and what they find')
    .argument('<a>', 'a model’s name, or the path of its folder')
    .argument('<b>', 'another')
    .option('--query <words>', 'search with both, over the photos both have looked at')
    .option('--captions <file>', 'measure how often each finds the photo a caption describes')
    .option('--limit <number>', 'photos to show at most', '20')
    .option('--json', 'print it as JSON')
    .action(
      async (a: string, b: string, options: { query?: string; captions?: string; limit: string; json?: boolean }) => {
        done(await (await import('./cli/models-compare')).compareModels(a, b, options, from));
      },
    );
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** `rummage search … | head` closes the pipe early: that is the reader's good right, not a fault. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(EXIT.ok);
  });
}
