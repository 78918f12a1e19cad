import { FoundPhotos } from '../compose/found-photos';
import { requestLocale } from '../ui/request-locale';
import type { ListedPart } from './list-results';

/** What does not match, the most alike first, below what does. */
export async function LessCertain({ answer, context, isAll }: ListedPart & { readonly isAll: boolean }) {
  const { results } = (await requestLocale()).strings;

  return (
    <section aria-labelledby="less-certain" className={isAll ? '' : 'mt-8'}>
      <h2 id="less-certain" className="px-4 pb-3 text-small text-quiet sm:px-5">
        {isAll ? results.noneCertain : results.lessCertain}
      </h2>
      <FoundPhotos key={context} first={answer} context={context} label={results.lessCertainPhotos} />
    </section>
  );
}
