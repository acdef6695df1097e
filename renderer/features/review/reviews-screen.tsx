import { NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { usePlaces } from '#parts/places.tsx'
import { rhythmWords, writtenWords } from '#parts/review-words.ts'
import { DayField } from '#parts/day-field.tsx'
import type { ReviewRow } from '#shared/contract/review-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { periodToReview, rhythmOfPeriod, type Period, type RegularRhythm } from '#shared/model/review-period.ts'
import type { ReviewRhythm } from '#shared/model/review.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { formatPeriod } from '#ui/format-period.ts'
import { InPlaceForm } from '#ui/in-place-form.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import { weekStartOf } from '#ui/week-start.ts'
import styles from './review.module.css'

const ROW_HEIGHT = 56

/** Reviews and drafts, and the way to begin one. */
export function ReviewsScreen() {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday() as CivilDate
  const { onOpen } = usePlaces()
  const rows = useWindowedQuery('reviews', {})
  const [isChoosing, setIsChoosing] = useState(false)
  const begin = useCommand('beginReview')
  const weekStart = weekStartOf(locale)
  const open = (rhythm: ReviewRhythm, { from, to }: Period) => {
    if (begin.pending) return
    void begin.run({ rhythm, from, to }).then(
      ({ id }) => onOpen({ page: 'review', id }),
      () => undefined,
    )
  }
  const words = beginWords(i18n)
  const offered = (['weekly', 'monthly', 'quarterly', 'yearly'] as const).map((rhythm) => ({
    rhythm,
    period: periodToReview(rhythm, today, weekStart),
  }))
  useActions([
    ...offered.map(({ rhythm, period }) => ({
      id: `review-${rhythm}`,
      title: words[rhythm],
      group: i18n.t('Review'),
      keys: [RHYTHM_KEYS[rhythm]],
      run: () => open(rhythm, period),
    })),
    {
      id: 'review-other',
      title: i18n.t('Review of any days'),
      group: i18n.t('Review'),
      keys: ['n'],
      run: () => setIsChoosing(true),
    },
  ])
  return (
    <Page width="wide">
      <PageHeader
        title={i18n.t('Reviews')}
        below={i18n.t('What you expected, what happened, what you learned: kept as it was, whatever you know later.')}
        actions={
          <>
            <Button keys="g w" onPress={() => onOpen({ page: 'year' })}>
              {i18n.t('Year in words')}
            </Button>
            <Button keys="n" onPress={() => setIsChoosing(true)}>
              {i18n.t('Any days…')}
            </Button>
          </>
        }
      />
      <ul aria-label={i18n.t('Begin or go on')} className={styles.offers}>
        {offered.map(({ rhythm, period }) => (
          <li key={rhythm}>
            <Button keys={RHYTHM_KEYS[rhythm]} onPress={() => open(rhythm, period)}>
              <span className={styles.offer}>
                <span>{words[rhythm]}</span>
                <span className={styles.offerDays}>{formatPeriod(locale, period.from, period.to)}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {isChoosing && (
        <AnyDays
          today={today}
          onClose={() => setIsChoosing(false)}
          onBegin={(period) => open(rhythmOfPeriod(period, weekStart), period)}
        />
      )}
      {rows.total === undefined ? (
        <Awaited
          error={rows.error}
          waiting={i18n.t('Reading your reviews')}
          failed={i18n.t('The reviews cannot be shown.')}
        />
      ) : rows.total === 0 ? (
        <EmptyState icon={<NotebookPen />}>
          {i18n.t(
            'A first review takes a quarter of an hour. What you expect at its end is shown to you the next time.',
          )}
        </EmptyState>
      ) : (
        <div className={styles.list}>
          <VirtualList<ReviewRow>
            label={i18n.t('Reviews')}
            count={rows.total}
            rowAt={rows.rowAt}
            keyOf={({ id }) => id}
            rowHeight={ROW_HEIGHT}
            onRangeChange={rows.ensureRange}
            onOpen={({ id }) => onOpen({ page: 'review', id })}
            renderRow={(row) => <ReviewLine row={row} />}
          />
        </div>
      )}
    </Page>
  )
}

const RHYTHM_KEYS = { weekly: 'w', monthly: 'm', quarterly: 'q', yearly: 'y' } as const

function beginWords(i18n: ReturnType<typeof useI18n>): Record<RegularRhythm, string> {
  return {
    weekly: i18n.t('Review the week'),
    monthly: i18n.t('Review the month'),
    quarterly: i18n.t('Review the quarter'),
    yearly: i18n.t('Review the year'),
  }
}

function ReviewLine({ row }: { row: ReviewRow }) {
  const i18n = useI18n()
  const locale = useLocale()
  const isDraft = row.finishedOn === null
  return (
    <span className={styles.line}>
      <span className={styles.words}>
        <span className={styles.lineTitle} data-draft={isDraft || undefined}>
          {rhythmWords(i18n)[row.rhythm]}
          {', '}
          {formatPeriod(locale, row.from, row.to)}
        </span>
        <span className={styles.excerpt}>{writtenWords(i18n, row.excerpt)}</span>
      </span>
      <span className={styles.when}>
        {row.finishedOn === null ? (
          i18n.t('draft')
        ) : (
          <>
            {i18n.t('finished')} <CivilDay day={row.finishedOn} />
          </>
        )}
      </span>
    </span>
  )
}

interface AnyDaysProps {
  today: CivilDate
  onBegin: (period: Period) => void
  onClose: () => void
}

function AnyDays({ today, onBegin, onClose }: AnyDaysProps) {
  const i18n = useI18n()
  const [from, setFrom] = useState<CivilDate | null>(null)
  const [to, setTo] = useState<CivilDate | null>(today)
  const isReady = from !== null && to !== null && from <= to
  const submit = () => {
    if (from !== null && to !== null && from <= to) onBegin({ from, to })
  }
  return (
    <InPlaceForm onSubmit={submit} onClose={onClose} className={styles.form}>
      <div className={styles.terms}>
        <DayField
          label={i18n.t('From')}
          toward="past"
          value={from}
          onChange={(day) => setFrom(day as CivilDate | null)}
          autoFocus
        />
        <DayField label={i18n.t('Until')} toward="past" value={to} onChange={(day) => setTo(day as CivilDate | null)} />
      </div>
      {from !== null && to !== null && from > to && (
        <p role="status" className={styles.quiet}>
          {i18n.t('The last day lies before the first.')}
        </p>
      )}
      <span className={styles.formActions}>
        <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={!isReady}>
          {i18n.t('Begin')}
        </Button>
      </span>
    </InPlaceForm>
  )
}
