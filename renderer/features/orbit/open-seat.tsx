import { useCommand } from '#client/use-command.ts'
import { PlaceLink } from '#parts/places.tsx'
import { SeatIdeas } from '#parts/seat-ideas.tsx'
import type { PersonId } from '#shared/model/id.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { ListedGhost } from './orbit-model.ts'
import styles from './orbit.module.css'

/** The open seat under the cursor: who might know one, or is one. */
export function OpenSeat({ seat, hidesNames }: { seat: ListedGhost; hidesNames: boolean }) {
  const i18n = useI18n()
  const take = useCommand('seatPeople', { said: i18n.t('Seated as {name}.', { name: seat.name }) })
  const onTake = (id: PersonId) =>
    void take.run({ ids: [id], archetype: seat.archetype, seated: true }).catch(() => undefined)
  return (
    <section aria-label={i18n.t('Under the cursor')} className={styles.focused}>
      <PlaceLink to={{ page: 'archetype', id: seat.archetype }} className={styles.focusedName}>
        {i18n.t('Open seat of {name}', { name: seat.name })}
      </PlaceLink>
      {hidesNames ? (
        <p className={styles.nobody}>{i18n.t('Names are hidden.')}</p>
      ) : (
        <SeatIdeas archetype={{ id: seat.archetype, name: seat.name }} onTake={onTake} />
      )}
    </section>
  )
}
