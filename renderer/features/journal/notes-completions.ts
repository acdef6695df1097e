import type { JournalClient } from '#shared/contract/contract.ts'

/** What the notes editor offers after `@` and `#`. */
export function completions({ queries }: JournalClient) {
  return {
    completePeople: async (text: string) => {
      const people = await queries.peopleNamed({ text, limit: 6 })
      return people.map(({ name, title, organisation }) => ({
        name,
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
  }
}
