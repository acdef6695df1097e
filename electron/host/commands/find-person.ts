import type { JournalClient } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { Refused } from './cli-command.ts'

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The one person that is meant. A whole name goes before names that only begin with the words. */
export async function findPerson(client: JournalClient, asked: string): Promise<PersonId> {
  if (ID.test(asked)) return asked as PersonId
  const found = await client.queries.peopleNamed({ text: asked, limit: 10 })
  const exact = found.filter(({ name }) => name.localeCompare(asked, undefined, { sensitivity: 'base' }) === 0)
  const [meant, another] = exact.length > 0 ? exact : found
  if (!meant) throw new Refused(`Nobody in the journal is called ${asked}.`)
  if (another) {
    const names = (exact.length > 0 ? exact : found).map(
      ({ id, name, organisation }) => `  ${id}  ${name}  ${organisation}`,
    )
    throw new Refused(`Several people may be meant by ${asked}; give the id:\n${names.join('\n')}`)
  }
  return meant.id
}
