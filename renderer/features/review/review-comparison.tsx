import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { writtenWords } from '#parts/review-words.ts'
import type { FrozenReview, PeriodNumber } from '#shared/model/frozen-review.ts'
import type { ReviewId } from '#shared/model/id.ts'
import type { ReviewText } from '#shared/model/review.ts'
import { formatPeriod } from '#ui/format-period.ts'
import { MarkdownView } from '#ui/markdown-view.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { isSameDefinition, numberKey, numberLabel, valueWords } from './number-words.ts'
import styles from './review.module.css'

export interface ReviewComparisonProps {
  frozen: FrozenReview
  other: ReviewId
  onOpenLink: (href: string) => void
}

/** Two finished reviews beside each other: what both said, without an arrow and without a verdict. */
export function ReviewComparison({ frozen, other, onOpenLink }: ReviewComparisonProps) {
  const i18n = useI18n()
  const { data, error, refetch } = useJournalQuery('review', { id: other })
  if (data === undefined) {
    return (
      <Awaited
        error={error}
        waiting={i18n.t('Opening the other review')}
        failed={i18n.t('The other review could not be opened.')}
        onRetry={refetch}
      />
    )
  }
  const beside = data.finishes[0]?.frozen
  if (beside === undefined || beside === null) {
    return <p className={styles.quiet}>{i18n.t('The other review is not finished, or cannot be read.')}</p>
  }
  // The earlier one stands first, as one reads.
  const [first, second] = beside.to < frozen.to ? [beside, frozen] : [frozen, beside]
  return <SideBySide first={first} second={second} onOpenLink={onOpenLink} />
}

function SideBySide({
  first,
  second,
  onOpenLink,
}: {
  first: FrozenReview
  second: FrozenReview
  onOpenLink: (href: string) => void
}) {
  const i18n = useI18n()
  const locale = useLocale()
  const titles = [first, second].map(({ from, to }) => formatPeriod(locale, from, to))
  const labels = textLabels(i18n)
  return (
    <>
      <table className={styles.comparison}>
        <caption>{i18n.t('What was counted, as each of them had it')}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n.t('What')}</th>
            <th scope="col">{titles[0]}</th>
            <th scope="col">{titles[1]}</th>
            <th scope="col">{i18n.t('Difference')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs(first, second).map(({ key, label, one, two }) => (
            <tr key={key}>
              <th scope="row">{numberLabel(i18n, label)}</th>
              <td>{one === undefined ? i18n.t('not counted') : valueWords(i18n, one)}</td>
              <td>{two === undefined ? i18n.t('not counted') : valueWords(i18n, two)}</td>
              <td>{differenceWords(i18n, one, two)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {labels.map(({ field, label }) => {
        const texts = [first.texts[field], second.texts[field]]
        if (texts.every((text) => text.trim() === '')) return null
        return (
          <section key={field} className={styles.pair}>
            <h2 className={styles.stepTitle}>{label}</h2>
            <div className={styles.columns}>
              {texts.map((text, at) => (
                <div key={titles[at]}>
                  <p className={styles.source}>{titles[at]}</p>
                  {text.trim() === '' ? (
                    <p className={styles.quiet}>{i18n.t('Nothing was written.')}</p>
                  ) : (
                    <MarkdownView text={writtenWords(i18n, text)} onOpenLink={onOpenLink} headingsFrom={4} />
                  )}
                </div>
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}

interface Pair {
  readonly key: string
  readonly label: PeriodNumber
  readonly one: PeriodNumber | undefined
  readonly two: PeriodNumber | undefined
}

function pairs(first: FrozenReview, second: FrozenReview): Pair[] {
  const later = new Map(second.numbers.map((number) => [numberKey(number), number]))
  const earlier = new Map(first.numbers.map((number) => [numberKey(number), number]))
  const keys = [...new Set([...earlier.keys(), ...later.keys()])]
  return keys.flatMap((key) => {
    const [one, two] = [earlier.get(key), later.get(key)]
    const label = two ?? one
    return label === undefined ? [] : [{ key, label, one, two }]
  })
}

/** What differs is said in words; of what was counted in another way nothing is reckoned. */
function differenceWords(i18n: ReturnType<typeof useI18n>, one?: PeriodNumber, two?: PeriodNumber): string {
  if (one === undefined || two === undefined) return ''
  if (!isSameDefinition(one, two)) return i18n.t('counted in another way')
  const difference = two.value - one.value
  if (difference === 0) return i18n.t('the same')
  const size = i18n.number(Math.abs(difference))
  return difference > 0 ? i18n.t('{size} more', { size }) : i18n.t('{size} fewer', { size })
}

function textLabels(i18n: ReturnType<typeof useI18n>): { field: ReviewText; label: string }[] {
  return [
    { field: 'happened', label: i18n.t('What happened') },
    { field: 'neglected', label: i18n.t('Who went quiet') },
    { field: 'barriers', label: i18n.t('Which story stopped me') },
    { field: 'learned', label: i18n.t('What I learned') },
    { field: 'surprised', label: i18n.t('What surprised me') },
    { field: 'decisions', label: i18n.t('What I decide') },
    { field: 'expected', label: i18n.t('What I expect next') },
  ]
}
