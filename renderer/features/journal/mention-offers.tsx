import { UserPlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { Mentioned } from './notes-completions.ts'
import type { ShownParticipant } from './participants-field.tsx'
import styles from './journal.module.css'

/** Who was mentioned while the screen is shown. */
export function useMentions() {
  const [mentioned, setMentioned] = useState<readonly Mentioned[]>([])
  return {
    mentioned,
    mention: (person: Mentioned) =>
      setMentioned((known) => (known.some(({ id }) => id === person.id) ? known : [...known, person])),
  }
}

export interface MentionOffersProps {
  mentioned: readonly Mentioned[]
  people: readonly ShownParticipant[]
  onAdd: (person: Mentioned) => void
}

/** Whom one writes about was there, or was not: only the one who writes knows, so it is offered and not done. */
export function MentionOffers({ mentioned, people, onAdd }: MentionOffersProps) {
  const i18n = useI18n()
  const place = useRef<HTMLDivElement>(null)
  const others = mentioned.filter(({ id }) => people.every((one) => one.id !== id))
  return (
    <div ref={place} role="status" className={styles.offers}>
      {others.map((person) => (
        <Button
          key={person.id}
          kind="plain"
          size="small"
          icon={<UserPlus aria-hidden />}
          onPress={() => {
            // The offer goes when it is taken, and the writing goes on.
            place.current?.parentElement?.querySelector<HTMLElement>('[contenteditable]')?.focus()
            onAdd(person)
          }}
        >
          {i18n.t('{name} was there too', { name: person.name })}
        </Button>
      ))}
    </div>
  )
}
