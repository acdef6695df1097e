import { FieldConflict } from '#parts/field-conflict.tsx'
import { rhythmWords } from '#parts/review-words.ts'
import type { ReviewPage } from '#shared/contract/review-contract.ts'
import { reviewRhythm } from '#shared/model/review.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'

/** What two devices said differently of the time that a review looks back upon. */
export function ReviewConflicts({ review, readOnly }: { review: Pick<ReviewPage, 'id'>; readOnly: boolean }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const names: Readonly<Record<string, string>> = {
    rhythm: i18n.t('Review'),
    from: i18n.t('From'),
    to: i18n.t('Until'),
  }
  return (
    <FieldConflict
      id={review.id}
      isHere={() => true}
      nameOf={([field = '']) => names[field] ?? field}
      wordsOf={([field], value) => {
        const rhythm = reviewRhythm.safeParse(value)
        if (field === 'rhythm') return rhythm.success ? rhythmWords(i18n)[rhythm.data] : value
        return formatDay(locale, value, 'long', today)
      }}
      isReadOnly={readOnly}
    />
  )
}
