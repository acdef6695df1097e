import type { JournalClient } from '#shared/contract/contract.ts'

/** Asks for every list of a journal, and for the page, history and conflicts of whatever is listed. Throws where one is not shown. */
export async function showEverything({ queries }: JournalClient): Promise<void> {
  const people = (await queries.people({ limit: 500 })).rows
  for (const { id } of people) {
    await queries.person({ id })
    await queries.brief({ id })
    await queries.conversationsWith({ id })
  }
  const { rows } = await queries.journal({ limit: 200 })
  for (const { id } of rows) await queries.conversation({ id })
  for (const { id } of [...people, ...rows]) {
    await queries.history({ id })
    await queries.conflicts({ id })
  }
  await queries.today({})
  await queries.followUps({})
  await queries.upcoming({})
  await queries.someday({})
  await queries.trash({})
  await queries.tags()
  await queries.duplicates({})
  await queries.circles()
  await queries.organisations({})
  await queries.rings()
  await queries.capacity()
  await queries.blocks()
  await queries.planNow()
  await queries.sessions({})
  await queries.blocksCalendar()
  await queries.preferences()
  await queries.journalInfo()
  for (const text of ['o', 'odd', 'constructor', '"']) await queries.search({ text })
  for (let after: number | null = null; ;) {
    const { next } = await queries.exportChunk({ after })
    if (next === null) break
    after = next
  }
}
