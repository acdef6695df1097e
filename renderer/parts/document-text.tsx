import { useMemo } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { rebaseText } from '#client/rebase-text.ts'
import { openTextSession } from '#client/text-session.ts'
import type { TextSource } from '#ui/live-text.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { SavedNotesEditor, type SavedNotesEditorProps } from './saved-notes-editor.tsx'

/** Where a text of a document is written: an edit session, so that what others write meanwhile is merged in. */
export function useTextSource(id: string, field: string): TextSource {
  const connection = useJournalConnection()
  return useMemo<TextSource>(
    () => ({
      owner: connection,
      key: `${id}/${field}`,
      open: (options) => openTextSession(connection, { id, field, ...options }),
      rebase: rebaseText,
    }),
    [connection, id, field],
  )
}

export interface DocumentTextProps extends Omit<SavedNotesEditorProps, 'source' | 'onSaved'> {
  id: string
  field: string
  label: string
}

/** One text of a document, written in place; once it is left, a toast offers to take back what was written. */
export function DocumentText({ id, field, label, ...props }: DocumentTextProps) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const source = useTextSource(id, field)
  return (
    <SavedNotesEditor
      size="compact"
      {...props}
      source={source}
      label={label}
      onSaved={(undo) => {
        if (undo !== null) feedback.done(i18n.t('Kept: {field}', { field: label }), undo)
      }}
    />
  )
}
