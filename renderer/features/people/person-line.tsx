import type { PersonRow } from '#shared/contract/rows.ts'
import { PersonFace } from '#parts/person-face.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { SelectMark } from '#ui/virtual-list.tsx'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import styles from './people.module.css'

/** One person of the list. Nothing in it takes the focus: the row does. */
export function PersonLine({ person, isSelected }: { person: PersonRow; isSelected: boolean }) {
  const i18n = useI18n()
  const role = [person.title, person.organisation].filter(Boolean).join(', ')
  return (
    <>
      <SelectMark isSelected={isSelected} />
      <PersonFace person={person} />
      <span className={styles.name}>
        <NameByFamily {...person} />
      </span>
      <span className={styles.role}>{role}</span>
      <span className={styles.ring}>
        <RingMark ring={person.ring} showLabel />
      </span>
      <span className={styles.warmth}>
        {person.warmth !== 'none' && <WarmthMark warmth={person.warmth} showLabel />}
      </span>
      <span className={styles.last}>
        {person.lastOn === null ? i18n.t('not yet') : <CivilDay day={person.lastOn} show="relative" />}
      </span>
    </>
  )
}

/** What stands in each column, above the list. */
export function PersonHeads() {
  const i18n = useI18n()
  return (
    <div className={styles.heads}>
      <span className={styles.name}>{i18n.t('Name')}</span>
      <span className={styles.role}>{i18n.t('Role')}</span>
      <span className={styles.ring}>{i18n.t('Ring')}</span>
      <span className={styles.warmth}>{i18n.t('Warmth')}</span>
      <span className={styles.last}>{i18n.t('Last spoke')}</span>
    </div>
  )
}

/** The name with the family name, by which it is sorted, as what leads the eye. */
function NameByFamily({ name, family }: Pick<PersonRow, 'name' | 'family'>) {
  const at = family === '' ? -1 : name.lastIndexOf(family)
  if (at < 0) return name
  return (
    <>
      <span className={styles.given}>{name.slice(0, at)}</span>
      {family}
      <span className={styles.given}>{name.slice(at + family.length)}</span>
    </>
  )
}
