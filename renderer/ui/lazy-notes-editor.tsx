import { lazy, Suspense, useState } from 'react'
import type { NotesEditorProps } from './notes-editor.tsx'
import styles from './notes-editor.module.css'
import { withoutStacks } from './stacks.ts'

let ready: React.ComponentType<NotesEditorProps> | null = null

/** Fetches the editor before it is wanted: keys pressed while it is on its way would reach something else. */
export async function preloadNotesEditor(): Promise<{ default: React.ComponentType<NotesEditorProps> }> {
  const { NotesEditor } = await import('./notes-editor.tsx')
  ready = NotesEditor
  return { default: NotesEditor }
}

const Awaited = lazy(preloadNotesEditor)

/** The notes editor, fetched when it is first shown. Until then the text can be read where it will stand. */
export function LazyNotesEditor(props: NotesEditorProps) {
  // Decided once: an editor that is being written in must not be replaced because another way to load it is there.
  const [Editor] = useState(() => ready ?? Awaited)
  return (
    <Suspense fallback={<div className={styles.waiting}>{withoutStacks(props.value) || props.placeholder}</div>}>
      <Editor {...props} />
    </Suspense>
  )
}
