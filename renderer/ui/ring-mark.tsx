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
  ['inner', 1.75],
  ['close', 3.75],
  ['active', 5.75],
  ['wider', 7.75],
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
        viewBox="0 0 18 18"
        width="18"
        height="18"
        {...(showLabel ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      >
        {RADII.map(([name, radius]) => (
          <circle
            key={name}
            cx="9"
            cy="9"
            r={radius}
            fill={name === 'inner' && ring === 'inner' ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth={name === ring ? 1.9 : 1}
            className={cx(name === ring ? styles.here : styles.other)}
          />
        ))}
      </svg>
      {showLabel && label}
    </span>
  )
}
