import { useMemo } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { rebaseText } from '#client/rebase-text.ts'
import { openTextSession } from '#client/text-session.ts'
import { SavedNotesEditor } from '#parts/saved-notes-editor.tsx'
import type { ReviewId } from '#shared/model/id.ts'
import type { ReviewText as ReviewField } from '#shared/model/review.ts'
import type { TextSource } from '#ui/live-text.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './review.module.css'

export interface ReviewTextProps {
  id: ReviewId
  field: ReviewField
  label: string
  value: string
  placeholder: string
  readOnly: boolean
}

/** One answer of a draft, saved as it is written and merged with what another device writes. */
export function ReviewText({ id, field, label, ...props }: ReviewTextProps) {
  const i18n = useI18n()
  const connection = useJournalConnection()
  const feedback = useCommandFeedback()
  const source = useMemo<TextSource>(
    () => ({
      owner: connection,
      key: `${id}/${field}`,
      open: (options) => openTextSession(connection, { id, field, ...options }),
      rebase: rebaseText,
    }),
    [connection, id, field],
  )
  return (
    <div className={styles.field}>
      <p aria-hidden className={styles.label}>
        {label}
      </p>
      <SavedNotesEditor
        {...props}
        source={source}
        size="compact"
        label={label}
        onSaved={(undo) => {
          if (undo !== null) feedback.done(i18n.t('Kept: {field}', { field: label }), undo)
        }}
      />
    </div>
  )
}
