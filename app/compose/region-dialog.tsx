'use client';

import type { CropBox, QueryPart } from '#lib/nouns';
import { useStrings } from '../ui/locale-context';
import { PanelDialog } from '../ui/panel-dialog';
import { pictureUrl } from './picture-url';
import { RegionPicker } from './region-picker';

interface RegionDialogProps {
  readonly part: Exclude<QueryPart, { readonly text: string }>;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onChosen: (crop: CropBox) => void;
}

/** Asks what of a picture is meant. */
export function RegionDialog({ part, open, onOpenChange, onChosen }: RegionDialogProps) {
  const { region } = useStrings();

  return (
    <PanelDialog title={region.title} open={open} onOpenChange={onOpenChange}>
      <RegionPicker src={pictureUrl(part, 1280)} start={part.crop} onChosen={onChosen} />
    </PanelDialog>
  );
}
