'use client';

import { ArrowLeftRight } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import type { ModelList } from '#lib/nouns';
import { say } from '../strings/message';
import { useLocale } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { toast } from '../ui/toast';
import { CurrentModel } from './current-model';
import type { ModelVerbs } from './model-actions';
import { ModelCard, modelTitleId } from './model-card';
import { titleIn } from './model-words';
import { OfferDialog } from './offer-dialog';
import { OtherModel } from './other-model';
import { SWITCH_ID, SwitchPanel } from './switch-panel';
import { useLeadingOn } from './use-leading-on';
import { useMeasuring } from './use-measuring';
import { useModels } from './use-models';
import { useOffer } from './use-offer';

interface LiveModelsProps {
  readonly initial: ModelList;
  /** Photos that can be searched now. */
  readonly photos: number;
  /** The host models come from, as `huggingface.co`. */
  readonly hub: string;
  /** Reference of the model to download first. */
  readonly suggested: string;
}

/** The heading of the list. */
const ALL_ID = 'all';

/** The model that answers, the one being made ready, and all there are to choose from. */
export function LiveModels({ initial, photos, hub, suggested }: LiveModelsProps) {
  const locale = useLocale();
  const { models } = locale.strings;
  const { list, connected, said, change } = useModels(initial);
  const { measuring, measure } = useMeasuring(list, change);
  const offers = useOffer();
  const active = list.models.find(({ role }) => role === 'active') ?? null;

  const leadsToSwitch = useRef(false);
  useEffect(() => {
    if (!leadsToSwitch.current) return;
    leadsToSwitch.current = false;
    // The button that began it is gone, and how it goes shows further up.
    document.getElementById(SWITCH_ID)?.focus();
  }, [list]);

  const leadOn = useLeadingOn(list);

  const post = (what: 'fetch' | 'use' | 'remove', body: object) => change(`/api/models/${what}`, 'POST', body);
  const use = (reference: string, leaveOutMissing: boolean): void => {
    leadsToSwitch.current = true;
    void post('use', { reference, leaveOutMissing });
  };
  const verbs: ModelVerbs = {
    lookUp: (reference, title) => void offers.ask(reference, title),
    fetch: (reference) => void post('fetch', { reference }),
    pause: (reference) => void change('/api/models/fetch', 'DELETE', { reference }),
    use: ({ reference }) => use(reference, false),
    measure: (reference) => {
      leadOn(modelTitleId(reference));
      void measure(reference);
    },
    remove: async (model) => {
      leadOn(modelTitleId(model.reference), ALL_ID);
      if (await post('remove', { reference: model.reference }))
        toast(say(models.removed, { title: model.title }, locale));
    },
  };

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {!connected && <p role="status">{models.noAnswer}</p>}
      {active ? <CurrentModel model={active} /> : <NoneYet title={titleIn(list, list.wanted)} />}
      {list.fixedBy !== null && <Fixed by={list.fixedBy} title={titleIn(list, list.wanted)} />}
      <SwitchPanel list={list} onUse={use} />
      <section aria-labelledby={ALL_ID} className="grid gap-4">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-72">
            <h2 id={ALL_ID} tabIndex={-1} className="text-title font-semibold outline-none">
              {models.all}
            </h2>
            <p className="mt-1 max-w-prose text-quiet">{say(models.allText, { hub }, locale)}</p>
          </div>
          <Link href="/models/compare" className={plainButton}>
            <ArrowLeftRight aria-hidden strokeWidth={1.75} className="size-4.5" />
            {models.compareTwo}
          </Link>
        </div>
        <ul className="divide-y divide-line rounded-panel border border-line bg-raised">
          {list.models.map((model) => (
            <ModelCard
              key={model.reference}
              model={model}
              verbs={verbs}
              active={active?.title ?? null}
              photos={photos}
              fixedBy={list.fixedBy}
              measuring={measuring.has(model.reference)}
              change={list.switch}
              isSuggested={model.reference === suggested}
            />
          ))}
        </ul>
      </section>
      <OtherModel hub={hub} onLookUp={verbs.lookUp} />
      <OfferDialog
        offers={offers}
        hub={hub}
        onDownload={(reference) => {
          offers.forget();
          verbs.fetch(reference);
        }}
      />
    </>
  );
}

function NoneYet({ title }: { title: string }) {
  const locale = useLocale();
  const { noneYet, noneYetText } = locale.strings.models;

  return (
    <p>
      <strong className="font-semibold">{noneYet}</strong>{' '}
      <span className="text-quiet">{say(noneYetText, { title }, locale)}</span>
    </p>
  );
}

function Fixed({ by, title }: { by: string; title: string }) {
  const locale = useLocale();
  const { fixed, fixedText } = locale.strings.models;

  return (
    <p className="rounded-panel bg-sunken p-5">
      <strong className="font-semibold">{say(fixed, { setting: by, title }, locale)}</strong>{' '}
      <span className="text-quiet">{fixedText}</span>
    </p>
  );
}
