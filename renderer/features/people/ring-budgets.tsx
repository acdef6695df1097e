import { useJournalQuery } from '#client/use-query.ts'
import { cx } from '#ui/cx.ts'
import { RingMark } from '#parts/ring-mark.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { toggled, type PeopleSearch, type RingFilter } from './people-search.ts'
import { ringNames } from './people-words.ts'
import styles from './people.module.css'

/** How many people each ring holds of those it is meant for. Pressing one narrows to it. */
export function RingBudgets({ search, onChange }: { search: PeopleSearch; onChange: (search: PeopleSearch) => void }) {
  const i18n = useI18n()
  const { data } = useJournalQuery('rings')
  if (data === undefined) return null
  const words = ringNames(i18n)
  const entries: { ring: RingFilter; label: string; isOver: boolean }[] = [
    ...data.rings.map(({ ring, people, budget }) => ({
      ring,
      label: i18n.t('{people} of {budget}', { people, budget }),
      isOver: people > budget,
    })),
    { ring: 'none', label: String(data.unplaced), isOver: false },
  ]
  return (
    <ul aria-label={i18n.t('Rings')} className={styles.budgets}>
      {entries.map(({ ring, label, isOver }) => (
        <li key={ring}>
          <button
            type="button"
            aria-pressed={search.ring?.includes(ring) ?? false}
            onClick={() => onChange(toggled(search, 'ring', ring))}
            className={styles.budget}
          >
            <RingMark ring={ring === 'none' ? null : ring} />
            <span className={styles.budgetName}>{words[ring]}</span>
            <span className={cx(styles.budgetCount, isOver && styles.over)}>{label}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
