import type { JournalClient } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'

export interface Mentioned {
  readonly id: PersonId
  readonly name: string
}

/** What the notes editor offers after `@`, `#` and a `/` that begins a line; `onMention` hears who was taken. */
export function completions({ queries }: JournalClient, onMention?: (person: Mentioned) => void) {
  return {
    completePeople: async (text: string) => {
      const people = await queries.peopleNamed({ text, limit: 6 })
      return people.map(({ id, name, title, organisation }) => ({
        name,
        onPick: () => onMention?.({ id, name }),
        detail: [title, organisation].filter(Boolean).join(', '),
      }))
    },
    completeTags: async (text: string) => {
      const wanted = text.toLowerCase()
      const all = await queries.tags()
      return all
        .map(({ tag }) => tag)
        .filter((tag) => tag.toLowerCase().startsWith(wanted))
        .slice(0, 8)
    },
    completeTemplates: async (text: string) => {
      const wanted = text.trim().toLowerCase()
      const { noteTemplates } = await queries.preferences()
      return Object.values(noteTemplates)
        .filter(({ name }) => name.toLowerCase().includes(wanted))
        .toSorted((a, b) => a.name.localeCompare(b.name))
    },
  }
}
