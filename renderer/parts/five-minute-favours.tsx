import { Gift } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { Favour } from '#shared/model/favours.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { channelHref } from './channel-href.ts'
import { doneFavourWords, favourWords, GIVEN_BY_FAVOUR } from './favour-words.ts'
import { PlaceLink } from './places.tsx'
import styles from './five-minute-favours.module.css'

const MINUTES = 5

/** Small things for people in reach, out of what is written: pressed, the way to them opens, and it is written down. */
export function FiveMinuteFavours({ onOpenLink }: { onOpenLink: (href: string) => void }) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const { data: favours = [] } = useJournalQuery('favours')
  const record = useCommand('recordGive', { said: (_output, { text }) => i18n.t('Written down: {text}', { text }) })
  const act = (favour: Favour) => {
    const href = channelHref(favour.channel)
    if (href !== null) onOpenLink(href)
    void record
      .run({
        direction: 'given',
        what: GIVEN_BY_FAVOUR[favour.kind],
        text: doneFavourWords(i18n, favour).slice(0, MAX_LETTERS),
        people: [{ id: favour.person.id }],
        day: today,
        minutes: MINUTES,
      })
      .catch(() => undefined)
  }
  const [first] = favours
  useActions([
    {
      id: 'do-favour',
      title: i18n.t('Do the first favour of five minutes'),
      group: i18n.t('Giving'),
      keys: ['f'],
      when: () => first !== undefined && !record.pending,
      run: () => first !== undefined && act(first),
    },
  ])
  if (first === undefined) return null
  return (
    <section aria-label={i18n.t('Five minutes')} className={styles.section}>
      <h2 className={styles.title}>{i18n.t('Five minutes')}</h2>
      <ul>
        {favours.map((favour) => (
          <li key={`${favour.kind} ${favour.person.id} ${favour.text}`} className={styles.favour}>
            <Gift aria-hidden size={14} />
            <span className={styles.words}>
              {favourWords(i18n, favour)}{' '}
              <span className={styles.source}>
                <PlaceLink to={{ page: 'person', id: favour.person.id }}>{favour.person.name}</PlaceLink>
                {favour.on !== null && (
                  <>
                    {', '}
                    <CivilDay day={favour.on} show="relative" />
                  </>
                )}
              </span>
            </span>
            <Button
              size="small"
              aria-label={i18n.t('Do it: {favour}', { favour: favourWords(i18n, favour) })}
              onPress={() => act(favour)}
            >
              {i18n.t('Do it')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

// What a line of the story may have at most.
const MAX_LETTERS = 2000
