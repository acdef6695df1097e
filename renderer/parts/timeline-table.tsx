import type { TimelineLane } from '#shared/contract/timeline-contract.ts'
import type { Period } from '#shared/model/time-bins.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { laneTitles } from './time-words.ts'
import styles from './timeline.module.css'

export interface TimelineTableProps {
  lanes: readonly TimelineLane[]
  rows: readonly (Period & { readonly counts: readonly number[] })[]
  nameOf: (row: Period) => string
  onOpen: (row: Period) => void
}

/** The same counts as the picture, as a table: the latest first. */
export function TimelineTable({ lanes, rows, nameOf, onOpen }: TimelineTableProps) {
  const i18n = useI18n()
  const titles = laneTitles(i18n)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by the keyboard
    <div className={styles.scrolls} role="region" aria-label={i18n.t('The timeline as a table')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{i18n.t('When')}</th>
            {lanes.map((lane) => (
              <th key={lane} scope="col">
                {titles[lane]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={row.from}>
              <th scope="row">
                <Button size="small" kind="plain" onPress={() => onOpen(row)}>
                  {nameOf(row)}
                </Button>
              </th>
              {row.counts.map((count, at) => (
                <td key={lanes[at]}>{i18n.number(count)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
