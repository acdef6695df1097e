import { lazy, Suspense, useState, type MouseEvent } from 'react'
import { flushSync } from 'react-dom'
import { cx } from './cx.ts'
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
   * the editors of a page that is looked at cost more than the page.
   */
  mayRest?: boolean | undefined
}

/** The notes editor, fetched when it is first shown. Until then the text can be read where it will stand. */
export function LazyNotesEditor({ mayRest = false, ...props }: LazyNotesEditorProps) {
  // Decided once: an editor that is being written in must not be replaced because its text became plain. As long as the
  // editor is not here it cannot come in the press or the key that asks for it, and what is typed next would be lost.
  const [rests, setRests] = useState(
    () => mayRest && ready !== null && props.autoFocus !== true && props.readOnly !== true && readsPlain(props.value),
  )
  const [hasFocus, setHasFocus] = useState(false)
  if (!rests) return <ShownEditor {...props} autoFocus={hasFocus ? 'start' : props.autoFocus} />
  if (props.readOnly === true || !readsPlain(props.value)) setRests(false)
  return (
    <RestingText
      {...props}
      onWanted={(withFocus) =>
        // Before anything else is heard: the next key is for it already.
        flushSync(() => {
          setHasFocus(withFocus)
          setRests(false)
        })
      }
    />
  )
}

interface RestingTextProps extends NotesEditorProps {
  onWanted: (withFocus: boolean) => void
}

function RestingText({ value, label, placeholder, className, onWanted }: RestingTextProps) {
  /** Where nothing hovered before, as with a finger: the editor comes below the press, and is pressed in the same place. */
  const onMouseDown = (event: MouseEvent) => {
    event.preventDefault()
    onWanted(false)
    const { clientX, clientY, button, buttons, detail, shiftKey, ctrlKey, metaKey, altKey } = event
    const press = { clientX, clientY, button, buttons, detail, shiftKey, ctrlKey, metaKey, altKey }
    const again = new globalThis.MouseEvent('mousedown', { bubbles: true, cancelable: true, view: window, ...press })
    document.elementFromPoint(clientX, clientY)?.dispatchEvent(again)
  }
  return (
    <div
      role="textbox"
      aria-multiline
      aria-label={label}
      aria-placeholder={placeholder}
      tabIndex={0}
      // While something is dragged over it, or marked, it is not what is meant.
      onPointerEnter={({ buttons }) => buttons === 0 && onWanted(false)}
      onMouseDown={onMouseDown}
      onFocus={() => onWanted(true)}
      className={cx(styles.waiting, styles.resting, className)}
    >
      {value === '' ? <span className={styles.absent}>{placeholder}</span> : value}
    </div>
  )
}

function ShownEditor(props: NotesEditorProps) {
  // Decided once: an editor that is being written in must not be replaced because another way to load it is there.
  const [Editor] = useState(() => ready ?? Awaited)
  return (
    <Suspense
      fallback={
        <div data-on-its-way className={styles.waiting}>
          {withoutStacks(props.value) || props.placeholder}
        </div>
      }
    >
      <Editor {...props} />
    </Suspense>
  )
}
