import type { I18n } from '@lingui/core'
import { DocumentHistory } from '#parts/document-history.tsx'
import type { HistoryChange } from '#parts/history-sittings.ts'
import { rhythmWords, writtenWords } from '#parts/review-words.ts'
import type { ReviewPage } from '#shared/contract/review-contract.ts'
import { reviewRhythm, type ReviewText } from '#shared/model/review.ts'
import { formatPeriod } from '#ui/format-period.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'

/** What was written in a review and when, on which device, and when it was finished: newest first. */
export function ReviewHistory({ review, onClose }: { review: ReviewPage; onClose: () => void }) {
  const i18n = useI18n()
  const locale = useLocale()
  const name = `${rhythmWords(i18n)[review.rhythm]}, ${formatPeriod(locale, review.from, review.to)}`
  return (
    <DocumentHistory
      id={review.id}
      title={i18n.t('History of {name}', { name })}
      words={{
        isTold,
        field: ([field = '']) => fieldNames(i18n)[field] ?? field,
        value: (path, value) => valueWords(i18n, path, value, review),
      }}
      onClose={onClose}
    />
  )
}

/** What the document keeps for itself and nobody wrote. */
const OWN = new Set(['kind', 'schema', 'createdAt', 'sample'])

function isTold({ path: [field = ''] }: HistoryChange): boolean {
  return !OWN.has(field)
}

function fieldNames(i18n: I18n): Readonly<Record<string, string>> {
  const texts: Readonly<Record<ReviewText, string>> = {
    happened: i18n.t('What happened'),
    neglected: i18n.t('Whom I neglected'),
    barriers: i18n.t('Which story stopped me'),
    learned: i18n.t('What I learned'),
    surprised: i18n.t('What surprised me'),
    decisions: i18n.t('What I decide'),
    expected: i18n.t('What I expect next'),
  }
  return {
    ...texts,
    rhythm: i18n.t('Review'),
    from: i18n.t('From'),
    to: i18n.t('Until'),
    chosen: i18n.t('Whom I mean'),
    finished: i18n.t('Finished'),
    remarks: i18n.t('Remark'),
    deletedAt: i18n.t('Trash'),
  }
}

function valueWords(i18n: I18n, [field = '', key = '']: readonly string[], value: string, review: ReviewPage): string {
  switch (field) {
    case 'rhythm': {
      const rhythm = reviewRhythm.safeParse(value).data
      return rhythm === undefined ? value : rhythmWords(i18n)[rhythm]
    }
    case 'chosen':
      return review.chosen.find(({ id }) => id === key)?.name ?? i18n.t('somebody')
    case 'finished':
      return i18n.t('kept as it was then')
    case 'remarks':
      return review.remarks.find(({ id }) => id === key)?.text ?? ''
    case 'deletedAt':
      return i18n.t('moved there')
    default:
      return writtenWords(i18n, value)
  }
}
