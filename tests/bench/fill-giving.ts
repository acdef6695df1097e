import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays, civilDateAt } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { GIVE_WHATS } from '#shared/model/give-what.ts'
import { needTexts, NOW } from './big-journal.ts'

const PEOPLE = 500
const NEEDS_EACH = 2
const GIVES = 1000
const ASKS = 100
const INTRODUCTIONS = 200

/** A thousand needs and gifts, asks and introductions, for a journal that is thrown away afterwards. */
export async function fillGiving({ commands, queries }: JournalClient): Promise<void> {
  const { rows } = await queries.people({ limit: PEOPLE })
  const people = rows.map(({ id }) => id)
  const one = (index: number) => people[index % people.length] as PersonId
  const today = civilDateAt(NOW, 'UTC')
  const ago = (days: number) => addDays(today, -days)
  const texts = needTexts()
  for (let index = 0; index < PEOPLE * NEEDS_EACH; index++) {
    const text = texts[index % texts.length] as string
    const value = { text, heardOn: ago(index % 700), state: 'open' as const }
    await commands.putEntry({ id: one(index), entryId: null, entry: { collection: 'needs', value } })
  }
  for (let index = 0; index < GIVES; index++) {
    await commands.recordGive({
      direction: index % 3 === 0 ? 'received' : 'given',
      what: GIVE_WHATS[index % GIVE_WHATS.length],
      text: `a book on ${texts[index % texts.length]}`,
      people: [{ id: one(index * 7) }],
      day: ago(index % 900),
      minutes: index % 2 === 0 ? 15 : null,
    })
  }
  for (let index = 0; index < ASKS; index++) {
    await commands.addAsk({ text: texts[index % texts.length] as string, people: [{ id: one(index * 3) }] })
  }
  for (let index = 0; index < INTRODUCTIONS; index++) {
    const sides = { a: { id: one(index * 2) }, b: { id: one(index * 2 + 1) } }
    const { id } = await commands.addIntroduction({ ...sides, why: texts[index % texts.length] as string })
    if (index % 2 === 0) await commands.noteConsent({ id, side: 'b', type: 'asked' })
  }
}
