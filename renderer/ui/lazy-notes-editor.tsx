import { lazy, Suspense, useState } from 'react'
import { flushSync } from 'react-dom'
import { cx } from './cx.ts'
import { useKeysAwaited } from './keys-awaited.ts'
import { readsPlain } from './markdown-weight.ts'
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

export interface LazyNotesEditorProps extends NotesEditorProps {
  /**
   * A text that looks the same without an editor is only text until somebody comes to it, with a pointer or the keyboard:
   * the editor of a page that is looked at costs more than the page.
   */
  mayRest?: boolean | undefined
}

/** The notes editor, fetched when it is first shown. Until then the text can be read where it will stand. */
export function LazyNotesEditor({ mayRest = false, ...props }: LazyNotesEditorProps) {
  // Decided once: an editor that is being written in must not be replaced because its text became plain.
  const [rests, setRests] = useState(mayRest && props.autoFocus !== true && readsPlain(props.value))
  const [isWanted, setIsWanted] = useState(false)
  if (rests && !readsPlain(props.value)) setRests(false)
  if (!rests) return <ShownEditor {...props} autoFocus={props.autoFocus || (isWanted ? 'start' : false)} />
  const begin = (withFocus: boolean) => {
    if (props.readOnly === true) return
    if (ready === null) {
      if (withFocus) setIsWanted(true)
      void preloadNotesEditor().then(() => setRests(false))
      return
    }
    // At once: the next press or key is for it already.
    flushSync(() => {
      if (withFocus) setIsWanted(true)
      setRests(false)
    })
  }
  return (
    <>
      {isWanted && <OnItsWay />}
      <div
        role="textbox"
        aria-multiline
        aria-label={props.label}
        aria-placeholder={props.placeholder}
        aria-readonly={props.readOnly}
        tabIndex={0}
        // While something is dragged over it, or marked, it is not what is meant.
        onPointerEnter={({ buttons }) => buttons === 0 && begin(false)}
        onFocus={() => begin(true)}
        className={cx(styles.waiting, styles.resting, props.className)}
      >
        {props.value === '' ? <span className={styles.absent}>{props.placeholder}</span> : props.value}
      </div>
    </>
  )
}

function ShownEditor(props: NotesEditorProps) {
  // Decided once: an editor that is being written in must not be replaced because another way to load it is there.
  const [Editor] = useState(() => ready ?? Awaited)
  return (
    <Suspense
      fallback={
        <>
          {props.autoFocus && <OnItsWay />}
          <div className={styles.waiting}>{withoutStacks(props.value) || props.placeholder}</div>
        </>
      }
    >
      <Editor {...props} />
    </Suspense>
  )
}

/** What is typed before the editor is there is kept for it. */
function OnItsWay() {
  useKeysAwaited('part')
  return null
}
