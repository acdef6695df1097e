import { useI18n } from '#ui/use-i18n.ts'
import styles from './file-drop-overlay.module.css'

/** What a drop would do, over everything, while files are over the window. */
export function FileDropOverlay({ count }: { count: number }) {
  const i18n = useI18n()
  return (
    <div className={styles.over} role="status">
      <p className={styles.words}>
        {i18n.t('{count, plural, one {Import this …} other {Import these # …}}', { count })}
      </p>
      <p className={styles.below}>{i18n.t('You see everything that would change before anything does.')}</p>
    </div>
  )
}
