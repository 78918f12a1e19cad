'use client';

import { Slider } from 'radix-ui';
import type { AlbumDecision } from '#lib/nouns';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';

interface CutoffSliderProps {
  readonly cutoff: number;
  readonly decidedBy: AlbumDecision;
  readonly onChange: (cutoff: number) => void;
}

/** How sure Rummage must be before a photo goes in. */
export function CutoffSlider({ cutoff, decidedBy, onChange }: CutoffSliderProps) {
  const locale = useLocale();
  const { sureness } = locale.strings.albumForm;
  const percent = Math.round(cutoff * 100);

  return (
    <div>
      <Slider.Root
        value={[percent]}
        onValueChange={([value]) => onChange((value ?? percent) / 100)}
        min={1}
        max={99}
        className="relative flex h-11 touch-none items-center select-none"
      >
        <Slider.Track className="relative h-1 grow rounded-round bg-line">
          <Slider.Range className="absolute h-full rounded-round bg-accent" />
        </Slider.Track>
        <Slider.Thumb
          aria-label={sureness.label}
          aria-valuetext={say(sureness.value, { percent }, locale)}
          className="block size-5 rounded-round border-2 border-accent bg-raised shadow-float"
        />
      </Slider.Root>
      <div aria-hidden className="-mt-1 flex justify-between text-small text-quiet">
        <span>{sureness.more}</span>
        {decidedBy === 'search' && <span>{sureness.search}</span>}
        <span>{sureness.surer}</span>
      </div>
    </div>
  );
}
