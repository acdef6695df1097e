import type { Chip, ChipChoice, ChipContext } from './chip.ts'
import { IN_NOTE, NEW_PERSON } from './corrections.ts'
import type { UnderstoodPerson } from './understanding.ts'

export const TO_NOTE: ChipChoice = { choice: IN_NOTE, label: { kind: 'note' }, isChosen: false }

/** Somebody who is named, with everybody whom the name may mean, likeliest first. */
export function personChip(person: UnderstoodPerson, id: string, { known }: Pick<ChipContext, 'known'>): Chip {
  const { name, organisation, standing, candidates, written, key, span } = person
  const found = candidates.map((candidate) => ({ candidate, known: known.find((one) => one.id === candidate) ?? null }))
  const choices = found.map((one): ChipChoice => ({
    choice: one.candidate,
    label: { kind: 'known person', name: one.known?.name ?? name, known: one.known },
    isChosen: one.candidate === person.id,
  }))
  const made = {
    choice: NEW_PERSON,
    label: { kind: 'new person', name: written },
    isChosen: person.id === null,
  } as const
  const others = found.flatMap((one) => (one.candidate === person.id ? [] : (one.known ?? [])))
  return {
    id,
    key,
    span,
    label: { kind: 'person', name, organisation, standing, others },
    choices: [...choices, made, TO_NOTE],
    field: null,
  }
}
