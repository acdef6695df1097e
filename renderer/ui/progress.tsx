import { ProgressBar } from 'react-aria-components/ProgressBar'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import styles from './progress.module.css'
import { useI18n } from './use-i18n.ts'

export interface ProgressProps {
  /** "Importing Connections.csv" */
  label: string
  /** Null while the end is not known. */
  value: number | null
  max?: number
  /** "4,120 of 10,000" */
  detail?: string | undefined
  onCancel?: (() => void) | undefined
}

export function Progress({ label, value, max = 100, detail, onCancel }: ProgressProps) {
  const i18n = useI18n()
  return (
    <div className={styles.progress}>
      <ProgressBar
        aria-label={label}
        value={value ?? 0}
        maxValue={max}
        isIndeterminate={value === null}
        className={styles.bar ?? ''}
      >
        {({ percentage }) => (
          <>
            <div className={styles.words}>
              <span>{label}</span>
              <span className={styles.detail}>{detail}</span>
            </div>
            <div className={styles.track}>
              <div
                className={cx(styles.fill, value === null && styles.unknown)}
                style={value === null ? undefined : { width: `${percentage ?? 0}%` }}
              />
            </div>
          </>
        )}
      </ProgressBar>
      {onCancel !== undefined && <Button onPress={onCancel}>{i18n.t('Cancel')}</Button>}
    </div>
  )
}
