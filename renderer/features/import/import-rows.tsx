import { useRef } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import type { ImportRow } from '#shared/contract/import-contract.ts'
import { initials } from '#shared/model/initials.ts'
import { Avatar } from '#ui/avatar.tsx'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useActions } from '#ui/use-actions.ts'
import { cx } from '#ui/cx.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useIsNarrow } from '#ui/use-is-narrow.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import type { Narrowed } from './import-narrowing.tsx'
import type { ImportDecision, ImportDecisions, ImportSession } from './import-session.ts'
import { additionsWords, becauseWords } from './import-words.ts'
import styles from './import.module.css'

export interface ImportRowsProps {
  preview: string
  outcome: ImportRow['outcome']
  narrowed: Narrowed
  decisions: ImportDecisions
  anyway: ReadonlySet<string>
  session: ImportSession
}

const ROW_HEIGHT = 56
/** Who they are and whom one knows may take two lines, and what is asked stands below. */
const ASKED_ROW_HEIGHT = 112
/** In a narrow page, with what is decided below the name. */
const TALL_ROW_HEIGHT = 132

/** The records of one group, of which only those on screen are here. */
export function ImportRows({ preview, outcome, narrowed, decisions, anyway, session }: ImportRowsProps) {
  const i18n = useI18n()
  const isTall = useIsNarrow() && (outcome === 'maybe' || outcome === 'forgotten')
  const rows = useWindowedQuery('importRows', { preview, outcome, ...narrowed })
  const active = useRef<ImportRow | undefined>(undefined)
  const list = useRef<HTMLDivElement>(null)

  const decide = (row: ImportRow, decision: ImportDecision) => session.decide({ [String(row.record)]: decision })
  const isOut = (row: ImportRow) => decisions[String(row.record)] === 'skip'
  const isActive = (here: ImportRow['outcome']) => () =>
    outcome === here && active.current !== undefined && list.current?.contains(document.activeElement) === true
  const key = (id: string, title: string, keys: string, decision: (row: ImportRow) => ImportDecision) => ({
    id,
    title,
    group: i18n.t('Import'),
    keys: [keys],
    when: isActive('maybe'),
    run: () => active.current !== undefined && decide(active.current, decision(active.current)),
  })
  useActions([
    key('import-same', i18n.t('It is the same person'), 's', (row) => row.person?.id ?? 'create'),
    key('import-new', i18n.t('It is somebody new'), 'n', () => 'create'),
    key('import-skip', i18n.t('Leave it out'), 'x', () => 'skip'),
    {
      id: 'import-tick',
      title: i18n.t('Bring in, or leave out'),
      group: i18n.t('Import'),
      keys: ['x'],
      when: isActive('create'),
      run: () => active.current !== undefined && session.leaveOut([active.current.record], !isOut(active.current)),
    },
  ])

  if (rows.error !== null) {
    return (
      <ErrorNotice
        title={i18n.t('The preview is gone.')}
        action={<Button onPress={session.startOver}>{i18n.t('Choose the file again')}</Button>}
      >
        {i18n.t('The journal was opened anew meanwhile. Nothing was imported.')}
      </ErrorNotice>
    )
  }
  if (rows.total === undefined) return <Skeleton label={i18n.t('Reading the preview')} lines={6} />
  return (
    <div ref={list} className={styles.list}>
      <VirtualList<ImportRow>
        key={`${isTall ? 'tall' : 'low'} ${outcome}`}
        label={i18n.t('People in the file')}
        count={rows.total}
        rowAt={rows.rowAt}
        keyOf={({ record }) => String(record)}
        rowHeight={isTall ? TALL_ROW_HEIGHT : outcome === 'maybe' ? ASKED_ROW_HEIGHT : ROW_HEIGHT}
        onRangeChange={rows.ensureRange}
        onActiveChange={(row) => {
          active.current = row
        }}
        renderRow={(row) => (
          <div className={cx(styles.line, outcome === 'maybe' && styles.stacked)}>
            {outcome === 'create' && (
              <Checkbox
                label={i18n.t('Bring in {name}', { name: row.name })}
                isSelected={!isOut(row)}
                onChange={(isIn) => session.leaveOut([row.record], !isIn)}
              />
            )}
            <Avatar name={row.name} initials={initials(row.name)} size="small" />
            <div className={styles.who}>
              <span className={styles.name}>
                {row.name}
                {outcome === 'maybe' && row.detail !== '' && <span className={styles.detail}> · {row.detail}</span>}
              </span>
              <span className={cx(styles.detail, outcome === 'maybe' && styles.asked)}>
                {outcome === 'maybe' ? (
                  <WhomYouKnow row={row} />
                ) : outcome === 'update' ? (
                  additionsWords(i18n, row)
                ) : (
                  row.detail
                )}
              </span>
            </div>
            {outcome === 'maybe' ? (
              <Decision
                row={row}
                decision={decisions[String(row.record)]}
                onDecide={(decision) => decide(row, decision)}
              />
            ) : outcome === 'forgotten' ? (
              <Segmented
                label={i18n.t('{name} was forgotten', { name: row.name })}
                hideLabel
                options={[
                  { id: 'out', label: i18n.t('Leave out') },
                  { id: 'anyway', label: i18n.t('Import anyway') },
                ]}
                value={anyway.has(String(row.record)) ? 'anyway' : 'out'}
                onChange={(chosen) => session.importAnyway([row.record], chosen === 'anyway')}
                className={styles.decision}
              />
            ) : (
              <span className={styles.because}>{outcome === 'create' ? '' : becauseWords(i18n, row)}</span>
            )}
            <span className={styles.lineNumber}>{i18n.t('line {line}', { line: row.line })}</span>
          </div>
        )}
      />
    </div>
  )
}

/** Who it may be, why, and what the journal says of them: without it nobody could tell the two apart. */
function WhomYouKnow({ row }: { row: ImportRow }) {
  const i18n = useI18n()
  const { person, because } = row
  const { data = [] } = useJournalQuery('peopleNamed', { text: person?.name ?? '', limit: 20 })
  const known = data.find(({ id }) => id === person?.id)
  // Of one with the same name the name would be said twice; of one who shares a phone it is the question.
  const name = because === 'name' ? '' : person?.name
  const about = [name, known?.title, known?.organisation].filter(Boolean).join(', ')
  const words = [becauseWords(i18n, row), about === '' ? '' : i18n.t('in your journal: {about}', { about })]
  return words.filter((word) => word !== '').join(' · ')
}

interface DecisionProps {
  row: ImportRow
  decision: ImportDecision | undefined
  onDecide: (decision: ImportDecision) => void
}

function Decision({ row, decision, onDecide }: DecisionProps) {
  const i18n = useI18n()
  const name = row.person?.name ?? row.name
  // Where more than the name agrees, nothing said is the same person; where nothing does, it is asked.
  const undecided = row.agrees.length > 0 ? 'same' : null
  const value =
    decision === undefined ? undecided : decision === 'create' || decision === 'skip' ? decision : ('same' as const)
  return (
    <Segmented
      label={i18n.t('Is this the {name} you know?', { name })}
      hideLabel
      options={[
        { id: 'same', label: i18n.t('Same person') },
        { id: 'create', label: i18n.t('New person') },
        { id: 'skip', label: i18n.t('Leave out') },
      ]}
      value={value}
      onChange={(chosen) =>
        onDecide(chosen === 'same' ? (row.person?.id ?? 'create') : chosen === 'skip' ? 'skip' : 'create')
      }
      className={styles.decision}
    />
  )
}
