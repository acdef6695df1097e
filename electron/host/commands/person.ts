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
  const [role, ...others] = page.roles.map(({ value }) =>
    [value.title, value.organisationName].filter(Boolean).join(', '),
  )
  return lines([
    page.names.nick === '' ? page.name : `${page.name} (${page.names.nick})`,
    role === undefined || role === '' ? null : role,
    ...others.filter((other) => other !== '').map((other) => `earlier or besides: ${other}`),
    [
      page.ring ?? 'no ring',
      page.warmth === 'none' ? null : page.warmth,
      page.lastOn ? `last spoke ${page.lastOn}` : null,
      page.cadenceOverride.idealDays === undefined ? null : `every ${page.cadenceOverride.idealDays} days`,
      page.cadenceOverride.paused === true ? 'paused' : null,
    ]
      .filter(Boolean)
      .join(', '),
    page.circles.length === 0 ? null : `circles: ${page.circles.map(({ name }) => name).join(', ')}`,
    ...page.channels.map(({ value }) => `${value.kind}: ${value.value}${bracketed(value.label)}`),
    ...page.places.map(({ value }) => `place: ${value.text}${bracketed(value.label)}`),
    ...page.dates.map(({ value }) => `${value.label || 'day'}: ${dayText(value.date)}`),
    page.metOn === null && page.metThrough === null
      ? null
      : ['met', page.metOn && ` on ${page.metOn}`, page.metThrough && ` through ${page.metThrough.name}`]
          .filter(Boolean)
          .join(''),
    ...page.needs.map(({ value }) => `needs: ${value.text}`),
    ...page.offers.map(({ value }) => `offers: ${value.text}`),
    ...page.answers.map(({ question, prompt, text, on }) => `${question || prompt} ${text} (${on})`),
    // Each under its name, whatever a later Rapport has besides.
    ...Object.entries(page.texts).flatMap(([field, text]) => (text === '' ? [] : [`${titleOf(field)}: ${text}`])),
    ...page.followUps.map(followUpLine),
    ...page.conversations.map(({ date, channel, topic, excerpt }) =>
      `${date}  ${channel}  ${topic || excerpt}`.trimEnd(),
    ),
  ])
}

function bracketed(label: string): string {
  return label === '' ? '' : ` (${label})`
}

/** A day of which the year is not known as in a vCard: `--04-15`. */
function dayText({ y, m, d }: PersonPage['dates'][number]['value']['date']): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${y === undefined ? '-' : String(y).padStart(4, '0')}-${two(m)}-${two(d)}`
}

/** "howWeMet" as "How we met". */
function titleOf(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
