import { UserMinus, UserPlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { Mentioned } from './notes-completions.ts'
import type { ShownParticipant } from '#parts/participants-field.tsx'
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

/**
 * Those of the conversation whose mention was in the text while the screen is shown, and is no more: with the words went,
 * perhaps, that they were there.
 */
function useGoneMentions(text: string, people: readonly ShownParticipant[]): readonly ShownParticipant[] {
  const [seen, setSeen] = useState<readonly string[]>([])
  const isIn = ({ name }: ShownParticipant) => text.includes(`@${name}`)
  const met = people.filter((one) => isIn(one) && !seen.includes(one.name))
  if (met.length > 0) setSeen([...seen, ...met.map(({ name }) => name)])
  return people.filter((one) => seen.includes(one.name) && !isIn(one))
}

export interface MentionOffersProps {
  /** As it stands, mentions and all. */
  text: string
  mentioned: readonly Mentioned[]
  people: readonly ShownParticipant[]
  onAdd: (person: Mentioned) => void
  onRemove: (person: ShownParticipant) => void
}

/** Whom one writes about was there, or was not: only the one who writes knows, so it is offered and not done. */
export function MentionOffers({ text, mentioned, people, onAdd, onRemove }: MentionOffersProps) {
  const i18n = useI18n()
  const place = useRef<HTMLDivElement>(null)
  const gone = useGoneMentions(text, people)
  // Who was mentioned and is no more is offered no longer.
  const others = mentioned.filter(({ id, name }) => people.every((one) => one.id !== id) && text.includes(`@${name}`))
  // The offer goes when it is taken, and the writing goes on.
  const goOn = () => place.current?.parentElement?.querySelector<HTMLElement>('[contenteditable]')?.focus()
  return (
    <div ref={place} role="status" className={styles.offers}>
      {others.map((person) => (
        <Button
          key={person.id}
          kind="plain"
          size="small"
          icon={<UserPlus aria-hidden />}
          onPress={() => {
            goOn()
            onAdd(person)
          }}
        >
          {i18n.t('{name} was there too', { name: person.name })}
        </Button>
      ))}
      {gone.map((person) => (
        <Button
          key={person.id ?? person.name}
          kind="plain"
          size="small"
          icon={<UserMinus aria-hidden />}
          onPress={() => {
            goOn()
            onRemove(person)
          }}
        >
          {i18n.t('{name} was not there', { name: person.name })}
        </Button>
      ))}
    </div>
  )
}
