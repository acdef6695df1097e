import type { Ring } from '#shared/model/ring.ts'
import { cx } from '#ui/cx.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './ring-mark.module.css'
import { ringWords } from './ring-words.ts'

export interface RingMarkProps {
  /** Null outside the rings. */
  ring: Ring | null
  showLabel?: boolean
}

const RADII: Readonly<Record<Ring, number>> = { inner: 3.6, close: 5.4, active: 7.2, wider: 9 }

/** A point, which is you, and the ring that somebody is in: how near. Outside the rings a dotted line. */
export function RingMark({ ring, showLabel = false }: RingMarkProps) {
  const i18n = useI18n()
  const label = ringWords(i18n)[ring ?? 'none']
  return (
    <span className={styles.mark} title={showLabel ? undefined : label}>
      <svg
        viewBox="0 0 20 20"
        width="20"
        height="20"
        {...(showLabel ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      >
        <circle cx="10" cy="10" r="1.5" fill="currentColor" />
        <circle
          cx="10"
          cy="10"
          r="9"
          fill="none"
          stroke="currentColor"
          className={cx(styles.edge, ring === null && styles.open)}
        />
        {ring !== null && (
          <circle cx="10" cy="10" r={RADII[ring]} fill="none" stroke="currentColor" className={styles.here} />
        )}
      </svg>
      {showLabel && label}
    </span>
  )
}
