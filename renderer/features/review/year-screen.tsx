import { NotebookPen } from 'lucide-react'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { usePaper } from '#parts/paper.ts'
import { PlaceLink } from '#parts/places.tsx'
import { rhythmWords, writtenWords } from '#parts/review-words.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { ReviewRhythm } from '#shared/model/review.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { formatPeriod } from '#ui/format-period.ts'
import { MarkdownView } from '#ui/markdown-view.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { Switch } from '#ui/switch.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import type { YearSearch } from './year-search.ts'
import styles from './review.module.css'

export interface YearScreenProps {
  search: YearSearch
  onSearchChange: (search: YearSearch) => void
  onOpenLink: (href: string) => void
}

type Told = QueryOutput<'yearInWords'>['reviews'][number]

/** A year as it was expected, learned and decided: a quiet page to read, to print, or to go through with somebody. */
export function YearScreen({ search, onSearchChange, onOpenLink }: YearScreenProps) {
  const i18n = useI18n()
  const thisYear = Number(useToday().slice(0, 4))
  const year = search.year ?? thisYear
  const hideNames = search.hide === true
  const paper = usePaper()
  const { data, error, refetch } = useJournalQuery('yearInWords', { year, hideNames }, { keepPrevious: true })
  const change = (part: { year?: number; hide?: boolean; of?: ReviewRhythm | null }) => {
    const next = { year, hide: hideNames, of: search.of ?? null, ...part }
    onSearchChange({
      ...(next.of !== null && { of: next.of }),
      ...(next.year !== thisYear && { year: next.year }),
      ...(next.hide && { hide: true as const }),
    })
  }
  useActions([
    {
      id: 'hide-names',
      title: i18n.t('Hide names'),
      group: i18n.t('Review'),
      keys: ['h'],
      run: () => change({ hide: !hideNames }),
    },
  ])
  const years = [...new Set([thisYear, year, ...(data?.years ?? [])])].toSorted((a, b) => b - a)
  const all = data?.reviews ?? []
  // Of which there are several: a year of weeks is long, and its quarters may be what one goes through with somebody.
  const known = Object.keys(rhythmWords(i18n)) as ReviewRhythm[]
  const rhythms = known.filter((rhythm) => rhythm === search.of || all.some((told) => told.rhythm === rhythm))
  const shown = search.of === undefined ? all : all.filter(({ rhythm }) => rhythm === search.of)
  return (
    <Page>
      <PageHeader
        above={<PlaceLink to={{ page: 'reviews' }}>{i18n.t('All reviews')}</PlaceLink>}
        title={i18n.t('{year} in words', { year: String(year) })}
        below={i18n.t('What you expected, learned and decided, as you wrote it then.')}
        actions={<Button onPress={paper.toPaper}>{paper.words}</Button>}
      />
      <div className={styles.yearTools}>
        <Select
          label={i18n.t('Year')}
          hideLabel
          options={years.map((one) => ({ id: String(one), label: String(one) }))}
          value={String(year)}
          onChange={(id) => change({ year: Number(id) })}
        />
        {rhythms.length > 1 && (
          <Select
            label={i18n.t('Which reviews')}
            hideLabel
            options={[
              { id: 'all', label: i18n.t('All reviews') },
              ...rhythms.map((rhythm) => ({ id: rhythm, label: rhythmWords(i18n)[rhythm] })),
            ]}
            value={search.of ?? 'all'}
            onChange={(id) => change({ of: rhythms.find((rhythm) => rhythm === id) ?? null })}
          />
        )}
        <Switch label={i18n.t('Hide names')} isSelected={hideNames} onChange={(hide) => change({ hide })} />
      </div>
      {data === undefined ? (
        <Awaited
          error={error}
          lines={6}
          waiting={i18n.t('Reading your reviews')}
          failed={i18n.t('The reviews cannot be shown.')}
          onRetry={refetch}
        />
      ) : shown.length === 0 ? (
        <EmptyState icon={<NotebookPen />}>
          {i18n.t(
            'Nothing is written of this year yet. What you write in its reviews stands here once they are finished.',
          )}
        </EmptyState>
      ) : (
        <div className={styles.steps}>
          {shown.map((told) => (
            <Period key={told.id} told={told} isLinked={!hideNames} onOpenLink={onOpenLink} />
          ))}
        </div>
      )}
    </Page>
  )
}

function Period({ told, isLinked, onOpenLink }: { told: Told; isLinked: boolean; onOpenLink: (href: string) => void }) {
  const i18n = useI18n()
  const locale = useLocale()
  const { id, rhythm, from, to, expected, learned, decisions, decided } = told
  const days = formatPeriod(locale, from, to)
  const text = (title: string, said: string) =>
    said !== '' && (
      <div className={styles.written}>
        <h3 className={styles.label}>{title}</h3>
        <MarkdownView text={writtenWords(i18n, said)} onOpenLink={onOpenLink} headingsFrom={4} />
      </div>
    )
  return (
    <section aria-labelledby={`year-${id}`} className={styles.step}>
      <h2 id={`year-${id}`} className={styles.stepTitle}>
        {/* What is shown to somebody else does not lead to all that was written. */}
        {isLinked ? <PlaceLink to={{ page: 'review', id }}>{days}</PlaceLink> : days}
        <span className={styles.when}>{rhythmWords(i18n)[rhythm]}</span>
      </h2>
      {text(i18n.t('What I learned'), learned)}
      {text(i18n.t('What I decided'), decisions)}
      {decided.length > 0 && (
        <ul className={styles.decided} aria-label={i18n.t('What I decided')}>
          {decided.map((what, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- nothing of it changes any more
            <li key={at}>{writtenWords(i18n, what)}</li>
          ))}
        </ul>
      )}
      {text(i18n.t('What I expected next'), expected)}
    </section>
  )
}
