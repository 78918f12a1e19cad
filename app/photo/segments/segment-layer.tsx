import type { SegmentAnswer } from '#lib/nouns';
import { segmentPicture } from '#lib/where/segment-picture';

/** Laid over a photo: the colour of the label each part matches best. */
export async function SegmentLayer({ segments }: { segments: SegmentAnswer }) {
  const picture = await segmentPicture(segments);
  return (
    <img
      src={`data:image/png;base64,${picture.toString('base64')}`}
      alt=""
      data-segments
      className="absolute inset-0 size-full animate-appear"
    />
  );
}
