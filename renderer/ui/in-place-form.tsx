import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { FocusBack } from './focus-back.tsx'

export interface InPlaceFormProps {
  onSubmit: () => void
  onClose: () => void
  className?: string | undefined
  children: ReactNode
}

/** A form that opens where its answer will stand. It comes into view by itself, Escape leaves it, and the focus goes back. */
export function InPlaceForm({ onSubmit, onClose, className, children }: InPlaceFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // React Aria gives the focus without scrolling: opened by a key, the form may stand below what is seen.
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere in the form leaves it
    <form ref={form} className={className} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <FocusBack />
      {children}
    </form>
  )
}
