import { z } from 'zod';
import { hasFfmpeg, run } from './ffmpeg';
import { unreadable } from './unreadable';

/** What a video tells about itself. */
export interface VideoFacts {
  /** As `2019-05-03T12:33:11Z` or with the time zone it was filmed in; null when it does not tell. */
  readonly filmedAt: string | null;
  readonly seconds: number | null;
}

/** Frames at the very start are often black. */
const POSTER_AT_SECONDS = 1;

const probeSchema = z.object({
  format: z.object({
    duration: z.coerce.number().positive().nullish().catch(null),
    tags: z.record(z.string(), z.string()).nullish().catch(null),
  }),
});

/** The tags that tell when a video was filmed, the most telling first: the one of phones names the time zone. */
const DATE_TAGS = ['com.apple.quicktime.creationdate', 'creation_time', 'DATE_RECORDED', 'date'];

/**
 * Takes one frame of a video that stands for it, upright.
 *
 * @param file absolute path
 * @returns an encoded picture (PNG)
 * @throws RummageError `bad-request` with a reason and a remedy when there is none
 */
export async function readPoster(file: string): Promise<Buffer> {
  await requireFfmpeg();
  const { seconds } = await readVideoFacts(file);

  const at = seconds === null ? 0 : Math.min(POSTER_AT_SECONDS, seconds / 2);
  try {
    const frame = await takeFrame(file, at);
    // A video that is shorter than it says has none there.
    const poster = frame.length > 0 ? frame : await takeFrame(file, 0);
    if (poster.length > 0) return poster;
  } catch (cause) {
    throw unreadableVideo(cause);
  }
  throw unreadableVideo();
}

/** @throws RummageError `bad-request` when the file is no video FFmpeg reads, or there is no FFmpeg */
export async function readVideoFacts(file: string): Promise<VideoFacts> {
  await requireFfmpeg();
  const wanted = ['-show_entries', 'format=duration:format_tags', '-of', 'json'];
  const told = await run('ffprobe', [...wanted, ...fromDisk(file)]).catch((cause: unknown) => {
    throw unreadableVideo(cause);
  });

  const { format } = probeSchema.safeParse(JSON.parse(told.toString('utf8'))).data ?? {};
  const dates = DATE_TAGS.map((tag) => format?.tags?.[tag]).filter((date) => date !== undefined);
  return { filmedAt: dates[0] ?? null, seconds: format?.duration ?? null };
}

function takeFrame(file: string, at: number): Promise<Buffer> {
  const output = ['-frames:v', '1', '-an', '-sn', '-dn', '-f', 'image2pipe', '-c:v', 'png', 'pipe:1'];
  return run('ffmpeg', ['-nostdin', '-threads', '1', '-ss', String(at), ...fromDisk(file), ...output]);
}

/** Some names would be taken for instructions, such as `concat:…`; and a playlist shall not make it fetch other files. */
const fromDisk = (file: string) => ['-protocol_whitelist', 'file,pipe', '-i', `file:${file}`];

async function requireFfmpeg(): Promise<void> {
  if (await hasFfmpeg()) return;
  throw unreadable(
    'It is a video, and FFmpeg, which reads videos, is not installed.',
    'Install FFmpeg, start Rummage again, then retry.',
  );
}

function unreadableVideo(cause?: unknown) {
  return unreadable(
    'The video cannot be read: it is damaged, cut short, or of a kind FFmpeg does not know.',
    'Play it in another program. If that works, save it as MP4.',
    cause,
  );
}
