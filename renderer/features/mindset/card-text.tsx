import { useMemo } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { rebaseText } from '#client/rebase-text.ts'
import { openTextSession } from '#client/text-session.ts'
import { SavedNotesEditor } from '#parts/saved-notes-editor.tsx'
import type { ReframeId } from '#shared/model/id.ts'
import type { ReframeText } from '#shared/model/reframe.ts'
import type { TextSource } from '#ui/live-text.ts'
import { useI18n } from '#ui/use-i18n.ts'

export interface CardTextProps {
  id: ReframeId
  field: ReframeText
  label: string
  value: string
  placeholder?: string
  readOnly: boolean
  autoFocus?: boolean
}

/** One text of a card, written in place, merged with what another device writes. */
export function CardText({ id, field, label, ...props }: CardTextProps) {
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
    <SavedNotesEditor
      {...props}
      source={source}
      size="compact"
      label={label}
      onSaved={(undo) => {
        if (undo !== null) feedback.done(i18n.t('Kept: {field}', { field: label }), undo)
      }}
    />
  )
}
