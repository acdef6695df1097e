import { AlarmClock, Repeat } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FollowUpRow as FollowUp } from '#shared/contract/rows.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { Row } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { everyWords } from './every-words.ts'
import { FollowUpConflicts } from './follow-up-conflicts.tsx'
import styles from './follow-up-row.module.css'

export interface FollowUpRowProps {
  followUp: FollowUp
  /** What `activeRowId` answers; the id of the follow-up where left out. */
  rowId?: string
  /** Who else it is about, in the words of the list. */
  people?: ReactNode
  /** False where the list is of one side alone, or its heading says whose turn it is. */
  saysWhose?: boolean
  /** How the day is said: a list by days says how far away it is. */
  day?: 'short' | 'relative'
  isReadOnly?: boolean
  /** Asks whether two devices wrote it differently: not in a list of hundreds, where changing it asks. */
  showsConflicts?: boolean
  onDone: (isDone: boolean) => void
  onOpen?: (() => void) | undefined
  actions?: ReactNode
}

/** Something promised, as a line: whether it is done, by whom, until when. */
export function FollowUpRow(props: FollowUpRowProps) {
  const {
    followUp,
    rowId,
    people,
    saysWhose = true,
    day = 'short',
    isReadOnly = false,
    showsConflicts = true,
    onDone,
    onOpen,
  } = props
  const i18n = useI18n()
  const today = useToday()
  const { id, text, due, done, doneOn, actor, snoozed, every } = followUp
  const isTheirs = saysWhose && actor === 'them'
  return (
    <Row
      id={rowId ?? id}
      isDone={done}
      leading={
        <Checkbox
          shape="circle"
          label={i18n.t('Done: {text}', { text })}
          isSelected={done}
          onChange={onDone}
          isDisabled={isReadOnly}
        />
      }
      title={text}
      detail={
        isTheirs || people !== undefined ? (
          <>
            {isTheirs && i18n.t('From them')}
            {isTheirs && people !== undefined && ' · '}
            <span className={styles.people}>{people}</span>
          </>
        ) : undefined
      }
      below={done || !showsConflicts ? undefined : <FollowUpConflicts id={id} isReadOnly={isReadOnly} />}
      trailing={
        <>
          {every !== null && !done && (
            <Repeat size={14} aria-label={everyWords(i18n, every)} role="img">
              <title>{everyWords(i18n, every)}</title>
            </Repeat>
          )}
          {snoozed && !done && <AlarmClock size={14} aria-label={i18n.t('Put off')} role="img" />}
          {done && doneOn !== null && <CivilDay day={doneOn} />}
          {!done && due !== null && <CivilDay day={due} show={day} className={due < today ? styles.late : undefined} />}
        </>
      }
      actions={props.actions}
      onOpen={onOpen}
    />
  )
}
