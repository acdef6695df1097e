import type { I18n } from '@lingui/core'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { PlaceLink } from '#parts/places.tsx'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { initials } from '#shared/model/initials.ts'
import { STAGES, type Stage } from '#shared/model/stage.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'
import { Popover } from '#ui/popover.tsx'
import { RowNavigation } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { SeatForm } from './seat-form.tsx'
import { seatWords } from './strategy-words.ts'
import styles from './matrix.module.css'

type Row = QueryOutput<'matrix'>['rows'][number]

/** Types of people by how far one knows those who are wanted as one. A cell opens its people; an empty one is a next step. */
export function Matrix({ strategy }: { strategy: QueryOutput<'strategy'> }) {
  const i18n = useI18n()
  const { data, error, refetch } = useJournalQuery('matrix')
  if (data === undefined) {
    return (
      <Awaited
        error={error}
        waiting={i18n.t('Reading the matrix')}
        failed={i18n.t('The matrix cannot be shown.')}
        onRetry={refetch}
      />
    )
  }
  const columns = columnWords(i18n)
  return (
    <RowNavigation>
      <table className={styles.matrix}>
        <caption className={styles.caption}>
          {i18n.t(
            '{people, plural, =0 {Nobody is seated yet.} one {# person is seated.} other {# people are seated, each counted once.}}',
            {
              people: data.people,
            },
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{i18n.t('Type of person')}</th>
            {STAGES.map((stage) => (
              <th key={stage} scope="col">
                {columns[stage].title}
                <span className={styles.definition}>{columns[stage].definition}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id} data-row={row.id} tabIndex={-1}>
              <th scope="row">
                <PlaceLink to={{ page: 'archetype', id: row.id }} className={styles.name}>
                  {row.name}
                </PlaceLink>
                <span className={styles.seats}>{seatWords(i18n, row)}</span>
              </th>
              {STAGES.map((stage) => (
                <td key={stage} data-column={columns[stage].title}>
                  <Cell row={row} stage={stage} title={columns[stage].title} strategy={strategy} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </RowNavigation>
  )
}

interface CellProps {
  row: Row
  stage: Stage
  title: string
  strategy: QueryOutput<'strategy'>
}

function Cell({ row, stage, title, strategy }: CellProps) {
  const i18n = useI18n()
  const { count, people } = row.cells[stage]
  if (count === 0) return <NextStep row={row} stage={stage} strategy={strategy} />
  const names = people.map(({ name }) => name).join(', ')
  const shown = people.slice(0, count > MAX_FACES ? MAX_FACES - 1 : MAX_FACES)
  const label = i18n.t('{row}, {stage}: {count} ({names})', { row: row.name, stage: title, count, names })
  return (
    <PlaceLink to={{ page: 'archetype', id: row.id, search: { stage } }} className={styles.cell}>
      <span className={styles.label}>{label}</span>
      <span aria-hidden className={styles.faces} title={names}>
        {shown.map(({ id, name }) => (
          <Avatar key={id} name={name} initials={initials(name)} size="small" />
        ))}
        {count > shown.length && (
          <span className={styles.more}>{i18n.t('+{more}', { more: count - shown.length })}</span>
        )}
      </span>
    </PlaceLink>
  )
}

const MAX_FACES = 4

/** What would fill an empty cell: somebody to ask, to meet, to speak with again, or to be of use to. */
function NextStep({ row, stage, strategy }: Omit<CellProps, 'title'>) {
  const i18n = useI18n()
  const archetype = strategy.archetypes.find(({ id }) => id === row.id)
  if (stage === 'identified') {
    if (archetype === undefined || archetype.readOnly || row.filled >= row.seats) return <Nothing />
    return (
      <Popover
        label={i18n.t('Who might know one?')}
        trigger={
          <Button
            kind="plain"
            size="small"
            className={styles.step}
            aria-label={i18n.t('{row}: who might know one?', { row: row.name })}
          >
            {i18n.t('Who might know one?')}
          </Button>
        }
      >
        {(close) => <SeatForm archetype={archetype} onClose={close} />}
      </Popover>
    )
  }
  const before = STAGES[STAGES.indexOf(stage) - 1]
  const [nearest] = before === undefined ? [] : row.cells[before].people
  if (nearest === undefined) return <Nothing />
  const words: Record<Exclude<Stage, 'identified'>, string> = {
    met: i18n.t('Meet {name}', { name: nearest.name }),
    warm: i18n.t('Speak with {name} again', { name: nearest.name }),
    mutual: i18n.t('What does {name} need?', { name: nearest.name }),
  }
  return (
    <PlaceLink to={{ page: 'person', id: nearest.id }} className={styles.step}>
      {words[stage]}
    </PlaceLink>
  )
}

function Nothing() {
  const i18n = useI18n()
  return (
    <>
      <span aria-hidden className={styles.nothing}>
        ·
      </span>
      <span className={styles.label}>{i18n.t('nobody')}</span>
    </>
  )
}

/** What each column counts, said beside it. */
function columnWords(i18n: I18n): Record<Stage, { title: string; definition: string }> {
  return {
    identified: { title: i18n.t('Identified'), definition: i18n.t('not spoken with yet') },
    met: { title: i18n.t('Met'), definition: i18n.t('at least one conversation') },
    warm: { title: i18n.t('Warm'), definition: i18n.t('within their cadence') },
    mutual: {
      title: i18n.t('Both ways'),
      definition: i18n.t('given and received, or need and ask met'),
    },
  }
}
