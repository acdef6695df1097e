import { cx } from './cx.ts'
import { keyNames } from './key-names.ts'
import styles from './key-hint.module.css'

export interface KeyHintProps {
  /** As bound: `$mod+k`, `g t` (one after the other), `[Shift]+?`. */
  keys: string
  className?: string | undefined
}

/** The keys of a command as they are printed on this machine's keyboard. */
export function KeyHint({ keys, className }: KeyHintProps) {
  return (
    <span className={cx(styles.hint, className)}>
      {keyNames(keys).map((press, position) => (
        <kbd key={position} className={styles.key}>
          {press}
        </kbd>
      ))}
    </span>
  )
}
