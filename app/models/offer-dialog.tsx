'use client';

import { LoaderCircle } from 'lucide-react';
import { say } from '../strings/message';
import { useLocale, useStrings } from '../ui/locale-context';
import { PanelDialog } from '../ui/panel-dialog';
import { plainButton, quietButton } from '../ui/styles';
import { OfferChoice } from './offer-choice';
import type { Asked, Offers } from './use-offer';

interface OfferDialogProps {
  readonly offers: Offers;
  /** The host that is asked, as `huggingface.co`. */
  readonly hub: string;
  readonly onDownload: (reference: string) => void;
}

/** What downloading a model would mean, asked of the hub once a person wants to know. */
export function OfferDialog({ offers: { asked, ask, forget }, hub, onDownload }: OfferDialogProps) {
  const locale = useLocale();
  const { offer } = locale.strings.models;

  return (
    <PanelDialog title={asked?.title ?? ''} open={asked !== null} onOpenChange={(open) => !open && forget()}>
      {asked?.state === 'asking' && (
        <p role="status" className="flex items-center gap-3 py-4">
          <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin text-quiet" />
          <span>
            {say(offer.asking, { hub }, locale)} <span className="text-quiet">{offer.askingText}</span>
          </span>
        </p>
      )}
      {asked?.state === 'refused' && (
        <Refused asked={asked} onRetry={() => void ask(asked.reference, asked.title)} onClose={forget} />
      )}
      {asked?.state === 'answered' && (
        <OfferChoice key={asked.reference} offer={asked.offer} onDownload={onDownload} onClose={forget} />
      )}
    </PanelDialog>
  );
}

interface RefusedProps {
  readonly asked: Asked & { readonly state: 'refused' };
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

function Refused({ asked: { message, hint }, onRetry, onClose }: RefusedProps) {
  const { offer } = useStrings().models;

  return (
    <>
      <div role="alert" className="rounded-control bg-sunken p-4">
        <p className="font-medium wrap-anywhere">{message}</p>
        <p className="mt-1 wrap-anywhere text-quiet">{hint}</p>
      </div>
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <button type="button" className={quietButton} onClick={onClose}>
          {offer.close}
        </button>
        <button type="button" className={plainButton} onClick={onRetry}>
          {offer.askAgain}
        </button>
      </div>
    </>
  );
}
