import { useMemo } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { rebaseText } from '#client/rebase-text.ts'
import { openTextSession } from '#client/text-session.ts'
import { SavedNotesEditor } from '#parts/saved-notes-editor.tsx'
import type { ArchetypeId, GoalId } from '#shared/model/id.ts'
import type { TextSource } from '#ui/live-text.ts'
import { useI18n } from '#ui/use-i18n.ts'

export interface StrategyNotesProps {
  id: GoalId | ArchetypeId
  notes: string
  placeholder: string
  readOnly: boolean
}

/** Notes of a goal or a type of person, written in place. */
export function StrategyNotes({ id, notes, placeholder, readOnly }: StrategyNotesProps) {
  const i18n = useI18n()
  const connection = useJournalConnection()
  const feedback = useCommandFeedback()
  const source = useMemo<TextSource>(
    () => ({
      owner: connection,
      key: `${id}/notes`,
      open: (options) => openTextSession(connection, { id, field: 'notes', ...options }),
      rebase: rebaseText,
    }),
    [connection, id],
  )
  return (
    <SavedNotesEditor
      source={source}
      size="compact"
      label={i18n.t('Notes')}
      value={notes}
      placeholder={placeholder}
      readOnly={readOnly}
      onSaved={(undo) => {
        if (undo !== null) feedback.done(i18n.t('Kept: {field}', { field: i18n.t('Notes') }), undo)
      }}
    />
  )
}
