import type { ReactNode } from 'react'
import { failureWords } from '#parts/failure-words.ts'
import { leftAloneWords } from '#parts/left-alone-words.ts'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { UndoState } from './import-session.ts'
import styles from './import.module.css'

/** What became of an import: what it brought, or what undoing it left. */
export function ImportUndone({ undo, children }: { undo: UndoState; children: ReactNode }) {
  const i18n = useI18n()
  return (
    <>
      {undo.state === 'done' ? (
        <p className={styles.about}>
          {undo.leftAlone.length === 0
            ? i18n.t('The journal is as it was before.')
            : leftAloneWords(i18n, undo.leftAlone)}
        </p>
      ) : (
        children
      )}
      {undo.state === 'failed' && (
        <ErrorNotice title={i18n.t('It could not be undone.')}>{failureWords(i18n, undo.failure)}</ErrorNotice>
      )}
    </>
  )
}
