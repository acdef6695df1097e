import { Plus } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { PlaceLink } from '#parts/places.tsx'
import { warmthWords } from '#parts/warmth-words.ts'
import type { ArchetypeRow, SeatedPerson } from '#shared/contract/strategy-contract.ts'
import { initials } from '#shared/model/initials.ts'
import { takesSeat } from '#shared/model/stage.ts'
import { Avatar } from '#ui/avatar.tsx'
import { cx } from '#ui/cx.ts'
import { Popover } from '#ui/popover.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { SeatForm } from './seat-form.tsx'
import { seatWords } from './strategy-words.ts'
import styles from './seats.module.css'

const MAX_SHOWN = 7

/** The seats of a type of person: faces of those who are met, hollow for whom one has not met yet, and what is open. */
export function Seats({ archetype }: { archetype: ArchetypeRow }) {
  const i18n = useI18n()
  const { people, counts, seats, filled } = archetype
  const met = people.filter(({ stage }) => takesSeat(stage))
  const awaited = people.filter(({ stage }) => !takesSeat(stage))
  const open = Math.max(0, seats - filled)
  const faces = [...met, ...awaited].slice(0, MAX_SHOWN)
  const more = filled + counts.identified - faces.length
  const hollow = Math.min(Math.max(0, open - awaited.length), Math.max(0, MAX_SHOWN - faces.length))
  const words = seatWords(i18n, { filled, seats })
  return (
    <div className={styles.seats}>
      <ul
        aria-label={i18n.t('Seats of {name}: {seats}', { name: archetype.name, seats: words })}
        className={styles.row}
      >
        {faces.map((person) => (
          <li key={person.id}>
            <Face person={person} />
          </li>
        ))}
        {more > 0 && (
          <li>
            <PlaceLink to={{ page: 'archetype', id: archetype.id }} className={styles.more}>
              {i18n.t('+{more}', { more })}
            </PlaceLink>
          </li>
        )}
        {Array.from({ length: Math.max(0, hollow - 1) }, (_, index) => (
          <li key={index} aria-hidden>
            <span className={cx(styles.seat, styles.open)} />
          </li>
        ))}
        {!archetype.readOnly && (
          <li>
            <Popover
              label={i18n.t('Who might know one?')}
              placement="bottom end"
              trigger={
                <Button
                  aria-label={
                    open > 0
                      ? i18n.t('Open seat of {name}: who might know one?', { name: archetype.name })
                      : i18n.t('Seat somebody as {name}', { name: archetype.name })
                  }
                  className={cx(styles.seat, styles.ask, open > 0 && styles.open)}
                >
                  <Plus aria-hidden size={12} />
                </Button>
              }
            >
              {(close) => <SeatForm archetype={archetype} onClose={close} />}
            </Popover>
          </li>
        )}
      </ul>
      <span aria-hidden className={styles.count}>
        {words}
      </span>
    </div>
  )
}

function Face({ person }: { person: SeatedPerson }) {
  const i18n = useI18n()
  const { id, name, stage, warmth } = person
  const isMet = takesSeat(stage)
  const said = isMet ? `${name}, ${warmthWords(i18n)[warmth]}` : i18n.t('{name}, not met yet', { name })
  return (
    <PlaceLink to={{ page: 'person', id }} className={cx(styles.face, !isMet && styles.awaited)}>
      <span title={said} className={styles.said}>
        <Avatar name={name} initials={initials(name)} size="small" />
        <span className={styles.name}>{said}</span>
      </span>
    </PlaceLink>
  )
}
