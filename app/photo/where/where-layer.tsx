import type { WhereAnswer } from '#lib/nouns';
import { shadeOf } from '#lib/where/shade';

/** Laid over a photo: what looks like the words stays in the light, with a line around it. */
export async function WhereLayer({ heat, region }: Pick<WhereAnswer, 'heat' | 'region'>) {
  if (heat === null || region === null) return null;
  const shade = await shadeOf(heat);
  const path = `M${region.outline.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;

  return (
    <>
      <img
        src={`data:image/png;base64,${shade.toString('base64')}`}
        alt=""
        className="absolute inset-0 size-full animate-appear"
      />
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" data-where className="absolute inset-0 size-full">
        {/* A dark line beneath the light one: seen on snow as well as at night. */}
        <path d={path} vectorEffect="non-scaling-stroke" className="fill-none stroke-veil stroke-5" />
        <path d={path} vectorEffect="non-scaling-stroke" className="fill-none stroke-on-veil stroke-2" />
      </svg>
    </>
  );
}

/** Percent with two decimals. */
function round(share: number): number {
  return Math.round(share * 10_000) / 100;
}
