import type { JournalClient } from '#shared/contract/contract.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { CliCommand } from './cli-command.ts'
import { lineOf, Refused } from './cli-command.ts'
import { followUpLine, lines } from './words.ts'

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const person: CliCommand = {
  operands: 'NAME or ID',
  about: 'Shows what the journal knows about somebody.',
  async run(context) {
    const asked = lineOf(context, 'The name')
    const client = await context.journal('existing')
    const page = await client.queries.person({ id: await findPerson(client, asked) })
    context.print(page, () => describePerson(page))
  },
}

/** The one person that is meant. A whole name goes before names that only begin with the words. */
async function findPerson(client: JournalClient, asked: string): Promise<PersonId> {
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

function describePerson(page: PersonPage): string {
  const role = page.roles[0]?.value
  const texts: [string, string][] = [
    ['Working on', page.texts.workingOn],
    ['Cares about', page.texts.caresAbout],
    ['Wants to meet', page.texts.wantsToMeet],
    ['Ask next', page.texts.askNext],
    ['Notes', page.texts.notes],
  ]
  return lines([
    page.name,
    role ? [role.title, role.organisationName].filter(Boolean).join(', ') || null : null,
    [
      page.ring ?? 'no ring',
      page.warmth === 'none' ? null : page.warmth,
      page.lastOn ? `last spoke ${page.lastOn}` : null,
    ]
      .filter(Boolean)
      .join(', '),
    ...page.channels.map(({ value }) => `${value.kind}: ${value.value}`),
    ...texts.filter(([, text]) => text !== '').map(([label, text]) => `${label}: ${text}`),
    ...page.followUps.map(followUpLine),
    ...page.conversations.map(({ date, channel, topic, excerpt }) =>
      `${date}  ${channel}  ${topic || excerpt}`.trimEnd(),
    ),
  ])
}
