import type { I18n } from '@lingui/core'
import type { AnyFailure } from '#client/journal-failure.ts'
import { notSavedReason } from '#shared/contract/journal-errors.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { LazyNotesEditor, type LazyNotesEditorProps } from '#ui/lazy-notes-editor.tsx'
import {
  findLiveText,
  openLiveText,
  type LiveText,
  type LiveTextState,
  type TextFailure,
  type TextSource,
} from '#ui/live-text.ts'
import type { NotesEditorHandle } from '#ui/notes-editor.tsx'
import { failureWords } from './failure-words.ts'
import { notSavedWords } from './not-saved-words.ts'
import styles from './saved-notes-editor.module.css'
import { useI18n } from '#ui/use-i18n.ts'

export interface SavedNotesEditorProps extends Omit<LazyNotesEditorProps, 'onChange' | 'ref'> {
  source: TextSource
  /** With every change, for what depends on the text. */
  onText?: ((text: string) => void) | undefined
  /** After the editor was left and all of it is saved: the token that takes it back, null where nothing changed. */
  onSaved?: ((undo: string | null) => void) | undefined
}

/**
 * A notes editor that saves as one writes. Where that fails the text stays, says so, and offers Save. `value` is
 * the text as it was last read; what changes in it elsewhere is merged.
 */
export function SavedNotesEditor({ source, value, onText, onSaved, ...props }: SavedNotesEditorProps) {
  const i18n = useI18n()
  const editor = useRef<NotesEditorHandle>(null)
  const live = useRef<{ text: LiveText; detach: () => void } | null>(null)
  const [start] = useState(() => findLiveText(source)?.text() ?? value)
  // One that could not be saved is merged with what comes, which an editor does.
  const [isUnsaved] = useState(() => findLiveText(source) !== null)
  const [state, setState] = useState<LiveTextState>({ state: 'saved' })
  const [isLive, setIsLive] = useState(false)
  const [shown, setShown] = useState(start)
  const latest = useRef({ source, onText, onSaved, shown: start })
  useEffect(() => {
    latest.current = { ...latest.current, source, onText, onSaved }
  })

  const begin = (): LiveText => {
    if (live.current !== null) return live.current.text
    const text = openLiveText(latest.current.source, latest.current.shown)
    const detach = text.attach({
      merge: (base, theirs) => {
        latest.current.shown = editor.current?.applyMerged(base, theirs) ?? theirs
        latest.current.onText?.(latest.current.shown)
        return latest.current.shown
      },
      onState: setState,
      onEnd: (undo) => {
        live.current = null
        setIsLive(false)
        latest.current.onSaved?.(undo)
      },
    })
    live.current = { text, detach }
    setIsLive(true)
    return text
  }

  // A text that could not be saved when its screen was left goes on where it was.
  useEffect(() => {
    if (findLiveText(latest.current.source) !== null) begin()
    return () => {
      live.current?.detach()
      live.current = null
    }
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it is shown
  }, [])

  const seen = useRef(value)
  useEffect(() => {
    if (value === seen.current) return
    seen.current = value
    if (live.current !== null) {
      // The one who writes merges: the session knows what both sides had last.
      if (value !== latest.current.shown) live.current.text.pull()
      return
    }
    latest.current.shown = editor.current?.applyMerged(latest.current.shown, value) ?? value
    setShown(latest.current.shown)
  }, [value])

  return (
    <div>
      {state.state === 'not-saved' && (
        <div role="alert" className={styles.notSaved}>
          <span>{whyNotSaved(i18n, state.failure)}</span>
          <Button size="small" onPress={() => live.current?.text.save()}>
            {i18n.t('Save')}
          </Button>
        </div>
      )}
      <LazyNotesEditor
        {...props}
        mayRest={props.mayRest === true && !isUnsaved}
        ref={editor}
        value={shown}
        onChange={(text) => {
          latest.current.shown = text
          onText?.(text)
          begin().push(text)
        }}
        onFocus={() => {
          if (props.readOnly !== true) begin()
          props.onFocus?.()
        }}
        onBlur={() => {
          live.current?.text.save()
          props.onBlur?.()
        }}
      />
      <SlowSaving isSaving={isLive && state.state === 'saving'} />
    </div>
  )
}

/** Saving is not worth a word until it takes long. */
function SlowSaving({ isSaving }: { isSaving: boolean }) {
  const i18n = useI18n()
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    if (!isSaving) return
    const timer = setTimeout(() => setIsSlow(true), 2000)
    return () => {
      clearTimeout(timer)
      setIsSlow(false)
    }
  }, [isSaving])
  return isSlow && isSaving ? (
    <p role="status" className={styles.status}>
      {i18n.t('Saving…')}
    </p>
  ) : null
}

function whyNotSaved(i18n: I18n, { code, data }: TextFailure): string {
  const reason = notSavedReason.safeParse((data as { reason?: unknown } | null)?.reason ?? code)
  if (reason.success) return notSavedWords(i18n, reason.data, 'note')
  switch (code) {
    case 'CONNECTION_LOST':
      return notSavedWords(i18n, 'closed', 'note')
    case 'READ_ONLY_DOCUMENT':
      return i18n.t(
        'The note is not saved: a newer version of Rapport wrote this entry. It stays here; copy it to keep it.',
      )
    case 'NOT_FOUND':
      return i18n.t('The note is not saved: its entry is no longer in the journal. It stays here; copy it to keep it.')
    case 'DOCUMENT_DAMAGED':
      return i18n.t('The note is not saved: its entry is damaged and was set aside. It stays here; copy it to keep it.')
    default:
      return i18n.t('The note is not saved. It stays here; press Save to try again. {why}', {
        // What this hears of is a failure of the contract or of the page, as the client makes them.
        why: failureWords(i18n, { code, data } as AnyFailure),
      })
  }
}
