import { cx } from './cx.ts'
import styles from './ring-mark.module.css'
import { useI18n } from './use-i18n.ts'

export type RingShown = 'inner' | 'close' | 'active' | 'wider'

export interface RingMarkProps {
  /** Null outside the rings. */
  ring: RingShown | null
  showLabel?: boolean
}

const RADII: readonly (readonly [RingShown, number])[] = [
  ['inner', 2],
  ['close', 4.25],
  ['active', 6.5],
  ['wider', 8.75],
]

/** Four rings, of which one is drawn strongly: how near somebody is. */
export function RingMark({ ring, showLabel = false }: RingMarkProps) {
  const i18n = useI18n()
  const words: Record<RingShown | 'none', string> = {
    inner: i18n.t('Inner ring'),
    close: i18n.t('Close ring'),
    active: i18n.t('Active ring'),
    wider: i18n.t('Wider ring'),
    none: i18n.t('In no ring'),
  }
  const label = words[ring ?? 'none']
  return (
    <span className={styles.mark} title={showLabel ? undefined : label}>
      <svg
        viewBox="0 0 20 20"
        width="20"
        height="20"
        {...(showLabel ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      >
        {RADII.map(([name, radius]) => (
          <circle
            key={name}
            cx="10"
            cy="10"
            r={radius}
            fill={name === 'inner' && ring === 'inner' ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth={name === ring ? 2 : 0.9}
            className={cx(name === ring ? styles.here : styles.other)}
          />
        ))}
      </svg>
      {showLabel && label}
    </span>
  )
}
