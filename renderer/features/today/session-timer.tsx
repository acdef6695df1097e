import { useEffect, useState } from 'react'
import { useI18n } from '#ui/use-i18n.ts'
import { minutesLeft, minutesOver, timeGone, type WorkSession } from './work-session.ts'
import styles from './session.module.css'

/** How much time is left: a line that grows, and minutes in words. Nothing blinks, nothing rings. */
export function SessionTimer({ session }: { session: WorkSession }) {
  const i18n = useI18n()
  const now = useNow(5000)
  const left = minutesLeft(session, now)
  return (
    <div className={styles.timer}>
      <div aria-hidden className={styles.track}>
        <div className={styles.gone} style={{ width: `${timeGone(session, now) * 100}%` }} />
      </div>
      <p role="timer" className={styles.left}>
        {left === 0
          ? i18n.t(
              '{over, plural, =0 {The time is over. Go on, or stop here.} one {The time is over, one minute ago. Go on, or stop here.} other {The time is over, # minutes ago. Go on, or stop here.}}',
              { over: minutesOver(session, now) },
            )
          : i18n.t('{left, plural, one {# minute left} other {# minutes left}}', { left })}
      </p>
    </div>
  )
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
