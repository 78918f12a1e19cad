import { FoundPhotos } from '../compose/found-photos';
import type { ListedPart } from './list-results';

/** What does not match, the most alike first, below what does. */
export function LessCertain({ answer, context, isAll }: ListedPart & { readonly isAll: boolean }) {
  return (
    <section aria-labelledby="less-certain" className={isAll ? '' : 'mt-8'}>
      <h2 id="less-certain" className="px-4 pb-3 text-small text-quiet sm:px-5">
        {isAll ? 'Closest first, though none of these seems to show it' : 'Less certain, closest first'}
      </h2>
      <FoundPhotos key={context} first={answer} context={context} label="Less certain photos" />
    </section>
  );
}
