import type { ReactNode } from 'react'
import { useCommand } from '#client/use-command.ts'
import { PlaceLink, usePlaces } from '#parts/places.tsx'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import { Button } from '#ui/button.tsx'
import { formatDay } from '#ui/format-day.ts'
import { Section } from '#ui/page.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './today.module.css'

export interface WelcomeBackProps {
  /** The last day before one was away. */
  since: CivilDate
  today: CivilDate
  /** The first few of Today, to begin with. */
  children: ReactNode
}

/** After an absence: since when, a few to begin with, and a look back. What came due meanwhile is counted nowhere. */
export function WelcomeBack({ since, today, children }: WelcomeBackProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const { onOpen } = usePlaces()
  const begin = useCommand('beginReview')
  const note = useCommand('noteVisit')
  const lookBack = () =>
    void begin.run({ rhythm: 'other', from: addDays(since, 1), to: today }).then(
      ({ id }) => onOpen({ page: 'review', id }),
      () => undefined,
    )
  return (
    <Section title={i18n.t('Welcome back')}>
      <div className={styles.welcome}>
        <p className={styles.planWords}>
          {i18n.t('You were last here on {day}. Nothing of it is gone, and nothing has to be caught up on.', {
            day: formatDay(locale, since, 'long', today),
          })}
        </p>
        <div className={styles.planChoices}>
          <Button
            size="small"
            kind="primary"
            onPress={() => void note.run({ isWelcomed: true }).catch(() => undefined)}
          >
            {i18n.t('On to today')}
          </Button>
          <Button size="small" isPending={begin.pending} onPress={lookBack}>
            {i18n.t('Look back since {day}', { day: formatDay(locale, since, 'short', today) })}
          </Button>
        </div>
      </div>
      {children}
      <p className={styles.capacity}>
        <PlaceLink to={{ page: 'today-all' }}>{i18n.t('All of today')}</PlaceLink>
      </p>
    </Section>
  )
}
