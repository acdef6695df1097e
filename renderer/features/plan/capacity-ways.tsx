import type { I18n } from '@lingui/core'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { capacityWords, toOneDigit } from '#parts/capacity-words.ts'
import { usePlaces } from '#parts/places.tsx'
import { ringWords } from '#parts/ring-words.ts'
import { Button } from '#ui/button.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './plan.module.css'

/** What the rings ask for against what the blocks hold, and ways to bring them together, each with the number it comes to. */
export function CapacityWays({ onMoreTime }: { onMoreTime: (sentence: string) => void }) {
  const i18n = useI18n()
  const locale = useLocale()
  const { onOpen } = usePlaces()
  const { data } = useJournalQuery('capacity')
  const rings = ringWords(i18n)
  const set = useCommand('setRingRule', {
    said: (_output, { ring }) => i18n.t('{ring}: changed.', { ring: rings[ring] }),
  })
  if (data === undefined || data.wanted === 0) return null
  const { length, ways } = data
  const { longerCadence, moreTime, fewerPeople } = ways
  const number = (value: number) => toOneDigit(locale, value)
  return (
    <div className={styles.capacity}>
      <p className={styles.sentence}>{capacityWords(i18n, locale, data)}</p>
      {(data.blocks > 0 || longerCadence !== null) && (
        <p className={styles.quiet}>
          {length.isGuess
            ? i18n.t('At {minutes} minutes each: a guess, until five conversations say how long they took.', {
                minutes: number(length.minutes),
              })
            : i18n.t('At {minutes} minutes each, as your last conversations were.', {
                minutes: number(length.minutes),
              })}
        </p>
      )}
      {longerCadence !== null && (
        <ul className={styles.ways} aria-label={i18n.t('Ways to bring the two together')}>
          <li>
            <Button
              kind="plain"
              size="small"
              onPress={() => {
                const { ring, cadence, budget } = longerCadence
                void set.run({ ring, rule: { cadence, budget } }).catch(() => undefined)
              }}
            >
              {i18n.t('Speak with the {ring} every {days} days', {
                ring: rings[longerCadence.ring].toLocaleLowerCase(locale),
                days: longerCadence.cadence.idealDays,
              })}
            </Button>
            <span className={styles.wayNumber}>
              {i18n.t('they ask for {wanted} a week', { wanted: number(longerCadence.wanted) })}
            </span>
          </li>
          {moreTime !== null && (
            <li>
              <Button
                kind="plain"
                size="small"
                onPress={() =>
                  onMoreTime(i18n.t('Thursdays 8:30, {minutes} minutes: ', { minutes: oneBlock(moreTime) }))
                }
              >
                {i18n.t('Keep {length} more a week free', { length: lengthWords(i18n, moreTime.minutes) })}
              </Button>
              <span className={styles.wayNumber}>
                {i18n.t('blocks hold {held} a week', { held: number(moreTime.held) })}
              </span>
            </li>
          )}
          {fewerPeople !== null && (
            <li>
              <Button
                kind="plain"
                size="small"
                onPress={() => onOpen({ page: 'people', search: { ring: [fewerPeople.ring] } })}
              >
                {i18n.t('{people, plural, one {One person fewer in the {ring}} other {# people fewer in the {ring}}}', {
                  people: fewerPeople.people,
                  ring: rings[fewerPeople.ring].toLocaleLowerCase(locale),
                })}
              </Button>
              <span className={styles.wayNumber}>
                {i18n.t('they ask for {wanted} a week', { wanted: number(fewerPeople.wanted) })}
              </span>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

/** Minutes, and hours where they are many. */
function lengthWords(i18n: I18n, minutes: number): string {
  if (minutes < 120) return i18n.t('{minutes, plural, one {# minute} other {# minutes}}', { minutes })
  return minutes % 60 === 0
    ? i18n.t('{hours, plural, one {# hour} other {# hours}}', { hours: minutes / 60 })
    : i18n.t('{hours} h {minutes} min', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

const LONGEST_AT_ONCE = 90

/** What is to be added may be more than one sits down for at once. */
function oneBlock({ minutes }: { readonly minutes: number }): number {
  return Math.min(minutes, LONGEST_AT_ONCE)
}
