import { useRef, useState, type Ref } from 'react'
import { Plus } from 'lucide-react'
import styles from './strategy.module.css'

export interface AddLineProps {
  label: string
  placeholder: string
  /** Given what was typed, without spaces around it. */
  onAdd: (text: string) => void
  /** What the words so far would make, said below the line. */
  preview?: ((text: string) => string | null) | undefined
  maxLength?: number
  autoFocus?: boolean
  ref?: Ref<HTMLInputElement>
}

/** A line at the end of a list: typing and Enter adds, and the line is ready for the next. */
export function AddLine({ label, placeholder, onAdd, preview, maxLength = 500, autoFocus, ref }: AddLineProps) {
  const [text, setText] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const said = text.trim() === '' ? null : (preview?.(text.trim()) ?? null)
  return (
    <form
      ref={form}
      className={styles.addLine}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        onAdd(text.trim())
        setText('')
      }}
    >
      <Plus aria-hidden size={14} />
      <input
        ref={ref}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={maxLength}
        autoFocus={autoFocus}
        enterKeyHint="done"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return
          event.stopPropagation()
          setText('')
        }}
      />
      {said !== null && (
        <span role="status" className={styles.addPreview}>
          {said}
        </span>
      )}
    </form>
  )
}
