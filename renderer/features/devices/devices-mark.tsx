import { useJournalQuery } from '#client/use-query.ts'
import { cx } from '#ui/cx.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { markOf } from './devices-mark-words.ts'
import styles from './devices-mark.module.css'

/** The quiet mark in the sidebar: in sync, working, or not now. Nothing where no other device holds this journal. */
export function DevicesMark() {
  const i18n = useI18n()
  const { data } = useJournalQuery('devices')
  const mark = markOf(i18n, data)
  if (mark === null) return null
  return (
    <span className={cx(styles.mark, styles[mark.tone])}>
      <span className={styles.words}>{mark.words}</span>
    </span>
  )
}
