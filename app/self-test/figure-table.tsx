import { changeInPoints, FIGURES } from '#lib/self-test/change';
import { figuresIn, type ModelFigures, type SelfTestRun } from '#lib/self-test/report';
import { formatEvent } from '../format/dates';
import type { Locale } from '../format/locale';
import { formatShare } from '../format/numbers';
import { say } from '../strings/message';
import type { Strings } from '../strings/strings';

interface FigureTableProps {
  readonly run: SelfTestRun;
  /** The run before, which changes are told from. */
  readonly before: SelfTestRun | null;
  readonly locale: Locale;
}

/** How well each model finds what is expected, query by query, and how that changed. */
export function FigureTable({ run, before, locale }: FigureTableProps) {
  const models = run.models.filter(({ problem }) => problem === null);
  const { selfTest } = locale.strings;
  const when = formatEvent(new Date(run.ranAt).toISOString(), locale);
  const { photos, index } = run.settings;
  const queries = models[0]?.queries.map(({ query }) => query) ?? [];

  return (
    <section aria-labelledby="found" className="grid gap-4">
      <div>
        <h2 id="found" className="text-title font-semibold">
          {selfTest.found}
        </h2>
        <p className="mt-1 text-quiet">
          {say(selfTest.ran, { when, count: photos, index }, locale)} {before && selfTest.changes}
        </p>
      </div>
      {run.models.map(
        ({ reference, title, problem }) =>
          problem !== null && (
            <p key={reference} className="rounded-control bg-sunken px-4 py-3">
              {say(selfTest.notAsked, { title, problem }, locale)}
            </p>
          ),
      )}
      <div
        // A table of several models is wider than a phone; by keys it is scrolled when focused.
        tabIndex={0}
        role="group"
        aria-label={selfTest.figures}
        className="overflow-x-auto rounded-panel border border-line bg-raised"
      >
        <table className="w-full text-left tabular-nums rtl:text-right">
          <Heading models={models} words={selfTest} />
          <tbody className="divide-y divide-line">
            {queries.map((query) => (
              <Row key={query} query={query} models={models} run={run} before={before} locale={locale} />
            ))}
            <Row query={null} models={models} run={run} before={before} locale={locale} />
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Heading({ models, words }: { models: readonly ModelFigures[]; words: Strings['selfTest'] }) {
  return (
    <thead className="border-b border-line text-small">
      <tr>
        <th rowSpan={2} scope="col" className="px-4 py-2 align-bottom font-medium">
          {words.column}
        </th>
        {models.map(({ reference, title, isActive }) => (
          <th
            key={reference}
            scope="colgroup"
            colSpan={FIGURES.length}
            className="border-s border-line px-3 py-2 font-medium whitespace-nowrap"
          >
            {title}
            {isActive && <span className="text-quiet"> {words.answersNow}</span>}
          </th>
        ))}
      </tr>
      <tr>
        {models.flatMap(({ reference }) =>
          FIGURES.map(({ key, name }, i) => (
            <th
              key={`${reference} ${key}`}
              scope="col"
              className={`px-3 pb-2 text-end font-normal text-quiet ${i === 0 ? 'border-s border-line' : ''}`}
            >
              <abbr title={words.meanings[key]} className="no-underline">
                {name}
              </abbr>
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

interface RowProps extends FigureTableProps {
  /** Null for all of them. */
  readonly query: string | null;
  readonly models: readonly ModelFigures[];
}

function Row({ query, models, run, before, locale }: RowProps) {
  return (
    <tr className={query === null ? 'font-medium' : ''}>
      <th scope="row" className={`min-w-40 px-4 py-2 wrap-anywhere ${query === null ? 'font-medium' : 'font-normal'}`}>
        {query ?? locale.strings.selfTest.all}
      </th>
      {models.flatMap(({ reference }) => {
        const now = figuresIn(run, reference, query);
        const then = figuresIn(before, reference, query);
        return FIGURES.map(({ key }, i) => (
          <td
            key={`${reference} ${key}`}
            className={`px-3 py-2 text-end whitespace-nowrap ${i === 0 ? 'border-s border-line' : ''}`}
          >
            {now && formatShare(now[key], locale)}{' '}
            {now && <small className="text-small text-quiet">{changeInPoints(now[key], then?.[key])}</small>}
          </td>
        ));
      })}
    </tr>
  );
}
