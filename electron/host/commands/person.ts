import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { CliCommand } from './cli-command.ts'
import { lineOf } from './cli-command.ts'
import { findPerson } from './find-person.ts'
import { followUpLine, lines } from './words.ts'

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
