import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { rhythmWords, writtenWords } from '#parts/review-words.ts'
import type { ReviewFinish, ReviewPage } from '#shared/contract/review-contract.ts'
import type { FrozenReview } from '#shared/model/frozen-review.ts'
import type { ReviewId } from '#shared/model/id.ts'
import type { ReviewText } from '#shared/model/review.ts'
import { Banner } from '#ui/banner.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { formatDay } from '#ui/format-day.ts'
import { formatPeriod } from '#ui/format-period.ts'
import { MarkdownView } from '#ui/markdown-view.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { DaysStrip } from './days-strip.tsx'
import { Remarks } from './expectation.tsx'
import { Names, PeriodMoves, PeriodNumbers } from './period-numbers.tsx'
import { ReviewComparison } from './review-comparison.tsx'
import { Step } from './review-draft.tsx'
import { stepTitles } from './step-titles.ts'
import styles from './review.module.css'

export interface FinishedReviewProps {
  review: ReviewPage
  readOnly: boolean
  /** The review that it is compared with. */
  other: ReviewId | null
  onCompare: (other: ReviewId | null) => void
  onOpenLink: (href: string) => void
}

/** What was frozen, as it was. */
export function FinishedReview({ review, readOnly, other, onCompare, onOpenLink }: FinishedReviewProps) {
  const i18n = useI18n()
  const [chosen, setChosen] = useState(0)
  const finish = review.finishes[chosen] ?? review.finishes[0]
  if (finish === undefined) return null
  return (
    <>
      <Standing review={review} finish={finish} />
      {review.finishes.length > 1 && (
        <Segmented
          label={i18n.t('Two devices finished it')}
          options={review.finishes.map(({ id }, at) => ({
            id,
            label: at === 0 ? i18n.t('Finished first') : i18n.t('Finished as number {number}', { number: at + 1 }),
          }))}
          value={finish.id}
          onChange={(id) => setChosen(review.finishes.findIndex((one) => one.id === id))}
        />
      )}
      {finish.frozen === null ? (
        <Banner tone="care">
          {i18n.t('What was finished cannot be read by this version of Rapport. It is kept as it is.')}
        </Banner>
      ) : (
        <>
          <CompareWith review={review} other={other} onCompare={onCompare} />
          {other === null ? (
            <FrozenSteps review={review} frozen={finish.frozen} readOnly={readOnly} onOpenLink={onOpenLink} />
          ) : (
            <ReviewComparison frozen={finish.frozen} other={other} onOpenLink={onOpenLink} />
          )}
        </>
      )}
    </>
  )
}

function Standing({ review, finish }: { review: ReviewPage; finish: ReviewFinish }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const { more, fewer } = review.since ?? { more: 0, fewer: 0 }
  const redacted = finish.frozen?.redacted ?? 0
  return (
    <div className={styles.standing}>
      <p>
        {i18n.t('Finished on {day}. It stays as it was then.', { day: formatDay(locale, finish.on, 'long', today) })}
      </p>
      {more > 0 && (
        <p>
          {i18n.t(
            '{more, plural, one {# more conversation of this period was written down since.} other {# more of this period were written down since.}}',
            { more },
          )}
        </p>
      )}
      {fewer > 0 && (
        <p>
          {i18n.t(
            '{fewer, plural, one {# conversation of this period has gone from the journal since.} other {# conversations of this period have gone from the journal since.}}',
            { fewer },
          )}
        </p>
      )}
      {redacted > 0 && <p>{i18n.t('Somebody who was forgotten was taken out of it.')}</p>}
      {!finish.isWhole && (
        <Banner tone="danger">
          {i18n.t('This is not what was finished: it does not match its checksum. A backup may have it as it was.')}
        </Banner>
      )}
    </div>
  )
}

/** Any other finished review, to be seen beside it. */
function CompareWith({ review, other, onCompare }: Pick<FinishedReviewProps, 'review' | 'other' | 'onCompare'>) {
  const i18n = useI18n()
  const locale = useLocale()
  const found = useJournalQuery('reviews', { finished: true, limit: 500 }).data?.rows ?? []
  const others = found.filter(({ id }) => id !== review.id)
  if (others.length === 0) return null
  const words = rhythmWords(i18n)
  return (
    <div className={styles.screenOnly}>
      <Select
        label={i18n.t('Beside it')}
        options={[
          { id: 'none', label: i18n.t('Nothing') },
          ...others.map(({ id, rhythm, from, to }) => ({
            id: id as string,
            label: `${words[rhythm]}, ${formatPeriod(locale, from, to)}`,
          })),
        ]}
        value={other ?? 'none'}
        onChange={(id) => onCompare(id === 'none' ? null : (id as ReviewId))}
      />
    </div>
  )
}

interface FrozenStepsProps {
  review: ReviewPage
  frozen: FrozenReview
  readOnly: boolean
  onOpenLink: (href: string) => void
}

function FrozenSteps({ review, frozen, readOnly, onOpenLink }: FrozenStepsProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const titles = stepTitles(i18n)
  const { expectation, decided, chosen } = frozen
  const text = (field: ReviewText, label?: string) => (
    <Written review={review} frozen={frozen} field={field} label={label} onOpenLink={onOpenLink} />
  )
  const isSilent = (...fields: readonly ReviewText[]) =>
    fields.every((field) => frozen.texts[field].trim() === '' && laterText(review, field) === null)
  const nothing = <p className={styles.quiet}>{i18n.t('Nothing was written.')}</p>
  return (
    <div className={styles.steps}>
      <Step at={0} title={titles[0]}>
        {expectation === null || expectation.text.trim() === '' ? (
          <p className={styles.quiet}>{i18n.t('Nothing was expected.')}</p>
        ) : (
          <>
            <p className={styles.source}>
              {i18n.t('Written at the end of')} {formatPeriod(locale, expectation.from, expectation.to)}
            </p>
            <blockquote className={styles.expected}>
              <MarkdownView text={writtenWords(i18n, expectation.text)} onOpenLink={onOpenLink} headingsFrom={4} />
            </blockquote>
          </>
        )}
      </Step>
      <Step at={1} title={titles[1]}>
        <DaysStrip from={frozen.from} to={frozen.to} days={frozen.days} />
        <PeriodNumbers numbers={frozen.numbers} />
        <h3 className={styles.label}>{i18n.t('What moved in your orbit')}</h3>
        <PeriodMoves moved={frozen.moved} />
        {text('happened')}
      </Step>
      <Step at={2} title={titles[2]}>
        {chosen.length > 0 && (
          <p>
            {i18n.t('I meant:')} <Names people={chosen} />
          </p>
        )}
        {text('neglected')}
        {chosen.length === 0 && isSilent('neglected') && nothing}
      </Step>
      <Step at={3} title={titles[3]}>
        {text('barriers')}
        {isSilent('barriers') && nothing}
      </Step>
      <Step at={4} title={titles[4]}>
        {text('learned')}
        {text('surprised', i18n.t('What surprised me'))}
        {isSilent('learned', 'surprised') && nothing}
      </Step>
      <Step at={5} title={titles[5]}>
        {text('decisions')}
        {decided.length > 0 && (
          <ul className={styles.decided}>
            {decided.map(({ text: what, due }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- nothing of it changes any more
              <li key={at}>
                {writtenWords(i18n, what)} {due !== null && <CivilDay day={due} className={styles.when} />}
              </li>
            ))}
          </ul>
        )}
        {text('expected', i18n.t('What I expect next'))}
        {decided.length === 0 && isSilent('decisions', 'expected') && nothing}
        {!readOnly && <Remarks review={review.id} remarks={review.remarks} />}
      </Step>
    </div>
  )
}

interface WrittenProps {
  review: ReviewPage
  frozen: FrozenReview
  field: ReviewText
  label?: string | undefined
  onOpenLink: (href: string) => void
}

/** One text as it was finished, and below it what another device has written into the draft without knowing that. */
function Written({ review, frozen, field, label, onOpenLink }: WrittenProps) {
  const i18n = useI18n()
  const said = frozen.texts[field]
  const later = laterText(review, field)
  if (said.trim() === '' && later === null) return null
  return (
    <div className={styles.written}>
      {label !== undefined && <h3 className={styles.label}>{label}</h3>}
      {said.trim() !== '' && <MarkdownView text={writtenWords(i18n, said)} onOpenLink={onOpenLink} headingsFrom={4} />}
      {later !== null && (
        <div className={styles.later}>
          <p className={styles.source}>
            {i18n.t('As another device had it, which did not know that it was finished:')}
          </p>
          <MarkdownView text={writtenWords(i18n, later)} onOpenLink={onOpenLink} headingsFrom={4} />
        </div>
      )}
    </div>
  )
}

/**
 * What another device has written into the draft and nobody has finished; null for nothing. Where two finished it, the draft has
 * what both wrote, one behind the other.
 */
function laterText({ texts, finishes }: ReviewPage, field: ReviewText): string | null {
  const later = texts[field]
  const finished = finishes.map(({ frozen }) => frozen?.texts[field] ?? '')
  const rest = finished.reduce((left, said) => left.replace(said, () => ''), later)
  return rest.trim() === '' || finished.includes(later) ? null : later
}
