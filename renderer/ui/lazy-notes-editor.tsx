import { lazy, Suspense } from 'react'
import type { NotesEditorProps } from './notes-editor.tsx'
import styles from './notes-editor.module.css'

const Loaded = lazy(async () => ({ default: (await import('./notes-editor.tsx')).NotesEditor }))

/** The notes editor, fetched when it is first shown. Until then the text can be read where it will stand. */
export function LazyNotesEditor(props: NotesEditorProps) {
  return (
    <Suspense fallback={<div className={styles.waiting}>{props.value || props.placeholder}</div>}>
      <Loaded {...props} />
    </Suspense>
  )
}
