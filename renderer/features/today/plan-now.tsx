import { useEffect, useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { queueOf } from './work-session.ts'
import { SESSION_LOCK, useWorkSession, type PlanNow as Now } from './work-session-context.tsx'
import styles from './today.module.css'

/** Longer than a timer takes, and as often as it is asked at most. */
const MAX_MS = 2 ** 31 - 1
const MIN_MS = 30_000

/** A session that did not end, or else the block whose time has come: one quiet line. What passed unused is not spoken of. */
export function PlanNow() {
  const { data, refetch } = useJournalQuery('planNow')
  const next = data?.next ?? null
  useEffect(() => {
    if (next === null) return
    const timer = setTimeout(() => void refetch(), Math.min(MAX_MS, Math.max(MIN_MS, next - Date.now())))
    return () => clearTimeout(timer)
  }, [next, refetch])
  const isElsewhere = useRunsElsewhere()
  if (data === undefined) return null
  if (data.running !== null && isElsewhere !== true) {
    return isElsewhere === undefined ? null : <Running running={data.running} />
  }
  return data.offer === null ? null : <Offer offer={data.offer} />
}

function Running({ running }: { running: NonNullable<Now['running']> }) {
  const i18n = useI18n()
  const { resume } = useWorkSession()
  const { data: today } = useJournalQuery('today', { limit: 500 })
  const close = useCommand('continueSession')
  if (today === undefined) return null
  const { id, span, block, done, minutes } = running
  const left = queueOf(today.rows, block?.queue ?? 'anything').length + today.total - today.rows.length
  return (
    <Line
      words={i18n.t(
        'You were in a session: {done} done, {left} left, after {minutes, plural, one {# minute} other {# minutes}}.',
        { done, left, minutes },
      )}
      choice={i18n.t('Go on')}
      onChoose={() => resume(running)}
      other={i18n.t('That was it')}
      onOther={() => void close.run({ id, span, ended: 'as-written' }).catch(() => undefined)}
    />
  )
}

function Offer({ offer }: { offer: NonNullable<Now['offer']> }) {
  const i18n = useI18n()
  const { begin } = useWorkSession()
  const { id, day, time, act, purpose, minutes } = offer
  const leaveOut = useCommand('setBlockDay', { said: i18n.t('Left out this time.') })
  return (
    <Line
      words={i18n.t('{time}: {what}', { time, what: act === '' ? purpose : act })}
      choice={i18n.t('Begin, {minutes, plural, one {# minute} other {# minutes}}', { minutes })}
      onChoose={() => begin(minutes, offer)}
      other={i18n.t('Not this time')}
      onOther={() => void leaveOut.run({ id, day, exception: { type: 'off' } }).catch(() => undefined)}
    />
  )
}

interface LineProps {
  words: string
  choice: string
  onChoose: () => void
  other: string
  onOther: () => void
}

function Line({ words, choice, onChoose, other, onOther }: LineProps) {
  return (
    <div role="status" className={styles.planNow}>
      <p className={styles.planWords}>{words}</p>
      <div className={styles.planChoices}>
        <Button size="small" kind="primary" onPress={onChoose}>
          {choice}
        </Button>
        <Button size="small" kind="plain" onPress={onOther}>
          {other}
        </Button>
      </div>
    </div>
  )
}

/** Whether another window of this browser has the session; undefined until that is known. */
function useRunsElsewhere(): boolean | undefined {
  const [isHeld, setIsHeld] = useState<boolean>()
  useEffect(() => {
    const { locks } = navigator
    const ended = new AbortController()
    const tell = (held: boolean) => !ended.signal.aborted && setIsHeld(held)
    const look = async () => {
      const { held = [] } = await locks.query()
      const isHeldNow = held.some(({ name }) => name === SESSION_LOCK)
      tell(isHeldNow)
      // Once that window is closed, it is given up: then nobody has it.
      if (isHeldNow) await locks.request(SESSION_LOCK, { signal: ended.signal }, () => tell(false))
    }
    if (locks === undefined) tell(false)
    else look().catch(() => tell(false))
    return () => ended.abort()
  }, [])
  return isHeld
}
