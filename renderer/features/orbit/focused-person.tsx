import { PlaceLink } from '#parts/places.tsx'
import { RingMenu } from '#parts/ring-menu.tsx'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import type { OrbitPerson } from '#shared/contract/orbit-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Ring } from '#shared/model/ring.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './orbit.module.css'

export interface FocusedPersonProps {
  person: OrbitPerson
  hidesName: boolean
  onPutInRing: (id: PersonId, ring: Ring | null) => void
}

/** Who is under the cursor: a way to their page, and the menu that does what dragging does. */
export function FocusedPerson({ person, hidesName, onPutInRing }: FocusedPersonProps) {
  const i18n = useI18n()
  return (
    <section aria-label={i18n.t('Under the cursor')} className={styles.focused}>
      <PlaceLink to={{ page: 'person', id: person.id }} className={styles.focusedName}>
        {hidesName ? i18n.t('Name hidden') : person.name}
      </PlaceLink>
      <span className={styles.facts}>
        <WarmthMark warmth={person.warmth} showLabel />
        <span>
          {person.lastOn === null ? i18n.t('not spoken with yet') : <CivilDay day={person.lastOn} show="relative" />}
        </span>
        <RingMenu ring={person.ring} onChoose={(ring) => onPutInRing(person.id, ring)} />
      </span>
    </section>
  )
}
