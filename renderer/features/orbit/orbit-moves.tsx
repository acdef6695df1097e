import { PeopleLinks } from '#parts/places.tsx'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import styles from './orbit.module.css'

export type MovesOfOrbit = QueryOutput<'orbitMoves'>

/** What moved, in three sentences at most, each with those whom it is about. Nothing where nothing moved. */
export function OrbitMoves({ moves, hidesNames }: { moves: MovesOfOrbit; hidesNames: boolean }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const { since, sinceReview, warmer, quieter, met } = moves
  if (warmer.length + quieter.length + met.length === 0) return null
  const day = formatDay(locale, since, 'short', today)
  const sentences = [
    {
      id: 'warmer',
      people: warmer,
      text: i18n.t('{count, plural, one {# person} other {# people}} warmer', { count: warmer.length }),
    },
    {
      id: 'quieter',
      people: quieter,
      text: i18n.t('{count, plural, one {# person} other {# people}} quieter', { count: quieter.length }),
    },
    {
      id: 'met',
      people: met,
      text: i18n.t('{count, plural, one {# person} other {# people}} met for the first time', { count: met.length }),
    },
  ].filter(({ people }) => people.length > 0)
  return (
    <section aria-label={i18n.t('What moved')} className={styles.moves}>
      <p className={styles.since}>
        {sinceReview ? i18n.t('Since your last review, of {day}', { day }) : i18n.t('Since {day}', { day })}
      </p>
      {sentences.map(({ id, people, text }) => (
        <details key={id} className={styles.move}>
          <summary>{text}</summary>
          <p>{hidesNames ? i18n.t('Names are hidden.') : <PeopleLinks people={people} />}</p>
        </details>
      ))}
    </section>
  )
}
