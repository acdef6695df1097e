import { cx } from './cx.ts'
import styles from './skeleton.module.css'

const WIDTHS = ['w1', 'w2', 'w3', 'w4'] as const

/** Stands for lines that are on their way. Still, and unseen for the first moment: most answers come before it shows. */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div role="status" aria-label={label} data-on-its-way className={styles.skeleton}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={cx(styles.line, styles[WIDTHS[line % WIDTHS.length] ?? 'w1'])} />
      ))}
    </div>
  )
}
