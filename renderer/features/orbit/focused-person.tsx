import { PlaceLink } from '#parts/places.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { ringWords } from '#parts/ring-words.ts'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import type { OrbitPerson } from '#shared/contract/orbit-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { Menu } from '#ui/menu.tsx'
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
  const words = ringWords(i18n)
  const choices = [...RINGS, null]
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
        <Menu
          label={i18n.t('Move to a ring')}
          trigger={
            <Button
              kind="plain"
              size="small"
              aria-label={i18n.t('Ring: {ring}. Move to another.', { ring: words[person.ring] })}
            >
              <RingMark ring={person.ring} showLabel />
            </Button>
          }
          groups={[
            {
              id: 'rings',
              entries: choices.map((ring, index) => ({
                id: ring ?? 'none',
                label: words[ring ?? 'none'],
                icon: <RingMark ring={ring} />,
                keys: String(index + 1),
                isChosen: person.ring === ring,
                onAction: () => {
                  if (person.ring !== ring) onPutInRing(person.id, ring)
                },
              })),
            },
          ]}
        />
      </span>
    </section>
  )
}
