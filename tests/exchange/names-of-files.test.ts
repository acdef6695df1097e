import { expect, test } from 'vitest'
import { essence, readText } from './read-fixture.ts'

async function readLinkedIn(given: string, family: string): Promise<unknown> {
  const quoted = [given, family].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  const { records } = await readText(
    `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${quoted},https://www.linkedin.com/in/a,,Acme,Lead,05 Mar 2024\n`,
  )
  return namesOf(essence(records[0]))
}

async function readTable(header: string, row: string): Promise<Record<string, unknown>> {
  const { records } = await readText(`${header};Email\n${row};ana@example.org\n`)
  const read = essence(records[0])
  return { ...namesOf(read), ...(read['notes'] !== undefined && { notes: read['notes'] }) }
}

function namesOf({ names, lines }: Record<string, unknown>): object {
  return { ...(names as object), ...(lines as object | undefined) }
}

test.each([
  ['Ana', 'Ruiz, PhD, MBA', { given: 'Ana', family: 'Ruiz', display: 'Ana Ruiz, PhD, MBA' }],
  ['Ana', 'García López PMP®', { given: 'Ana', family: 'García López', display: 'Ana García López PMP®' }],
  ['Dr. Eva', 'Klein', { given: 'Eva', family: 'Klein', display: 'Dr. Eva Klein' }],
  ['Sam (he/him)', 'Poe', { given: 'Sam', family: 'Poe', pronouns: 'he/him' }],
  ['Robert "Bob"', 'Smith Jr.', { given: 'Robert', family: 'Smith', display: 'Robert "Bob" Smith Jr.', nick: 'Bob' }],
  ['María José', 'de la Cruz', { given: 'María José', family: 'de la Cruz' }],
  ['Yo-Yo', 'Ma', { given: 'Yo-Yo', family: 'Ma' }],
  ['Ana 🌟', 'Ruiz', { given: 'Ana', family: 'Ruiz' }],
  ['🌟', '', { given: '🌟' }],
])(
  'of a name in two columns, %s and %s, titles, letters behind it, nicknames and pronouns are found',
  async (given, family, names) => {
    expect(await readLinkedIn(given, family)).toEqual(names)
  },
)

test.each([
  ['Ana Ruiz 🌟', { given: 'Ana', family: 'Ruiz' }],
  ['Tom Lee (he/him)', { given: 'Tom', family: 'Lee', pronouns: 'he/him' }],
  ['Robert (Bob) Smith', { given: 'Robert', family: 'Smith', display: 'Robert (Bob) Smith', nick: 'Bob' }],
  ['Ana Ruiz | Product Lead', { given: 'Ana', family: 'Ruiz', notes: 'Name: Ana Ruiz | Product Lead' }],
  ['Ana Ruiz - Acme', { given: 'Ana', family: 'Ruiz', notes: 'Name: Ana Ruiz - Acme' }],
  ['Jean-Luc Picard', { given: 'Jean-Luc', family: 'Picard' }],
])('of a name in one column, %s, what is no name is no part of it, and is kept', async (name, names) => {
  expect(await readTable('Name', name)).toEqual(names)
})

test('a title and letters in columns of their own stay with a name that is whole', async () => {
  expect(await readTable('Anrede;Name;Suffix', 'Dr.;Hans Müller;MBA')).toEqual({
    given: 'Hans',
    family: 'Müller',
    display: 'Dr. Hans Müller, MBA',
  })
  expect(await readTable('Anrede;Name', 'Herr;Hans Müller')).toEqual({ given: 'Hans', family: 'Müller' })
})
