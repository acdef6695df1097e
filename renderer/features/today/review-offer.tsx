import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { usePlaces } from '#parts/places.tsx'
import { rhythmWords } from '#parts/review-words.ts'
import { Button } from '#ui/button.tsx'
import { formatPeriod } from '#ui/format-period.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { weekStartOf } from '#ui/week-start.ts'
import styles from './today.module.css'

/** The review whose day has come, in one quiet line: begun, gone on with, or put away for this time. */
export function ReviewOffer() {
  const i18n = useI18n()
  const locale = useLocale()
  const { onOpen } = usePlaces()
  const { data: offer } = useJournalQuery('reviewOffer', { weekStart: weekStartOf(locale) }, { keepPrevious: true })
  const begin = useCommand('beginReview')
  const putAway = useCommand('putAwayReview', { said: i18n.t('Not this time.') })
  if (offer === undefined || offer === null) return null
  const { rhythm, from, to, draft } = offer
  const open = () =>
    void begin.run({ rhythm, from, to }).then(
      ({ id }) => onOpen({ page: 'review', id }),
      () => undefined,
    )
  return (
    <div role="status" className={styles.planNow}>
      <p className={styles.planWords}>
        {i18n.t('{review}: {period}', { review: rhythmWords(i18n)[rhythm], period: formatPeriod(locale, from, to) })}
      </p>
      <div className={styles.planChoices}>
        <Button size="small" isPending={begin.pending} onPress={open}>
          {draft === null ? i18n.t('Look back') : i18n.t('Go on with it')}
        </Button>
        <Button size="small" kind="plain" onPress={() => void putAway.run({ rhythm, from }).catch(() => undefined)}>
          {i18n.t('Not this time')}
        </Button>
      </div>
    </div>
  )
}
