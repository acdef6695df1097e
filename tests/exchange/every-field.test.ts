import { describe, expect } from 'vitest'
import { importFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { marksIn, oddValues, type OddValues } from '#support/odd-values.ts'
import { openTestJournal } from '#support/test-journal.ts'
import { everythingSaid, importWhole } from '#support/whole-import.ts'
import { zipFile } from '#support/zip-file.ts'

const RECORDS = 40

type Value = (odd: OddValues) => string
/** A field and what it says; `left` where it says nothing of anybody and is counted instead. */
type Field = readonly [name: string, value: Value, fate?: 'left']

const line: Value = (odd) => odd.line().replaceAll(/[;,]/g, '·')
const note: Value = (odd) => odd.note()
const name: Value = (odd) => odd.name()
const mark = (odd: OddValues) => marksIn(odd.line())[0] ?? ''
const email: Value = (odd) => `${mark(odd)}@acme.example`
const page: Value = (odd) => `https://www.linkedin.com/in/${mark(odd)}`
const site: Value = (odd) => `https://${mark(odd)}.example/`
const phone: Value = (odd) => `+4930${1_000_000 + odd.number(8_000_000)}`
const day: Value = (odd) => odd.day()

function cell(text: string): string {
  return /[",\n;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows of these fields, the first ones always there; what is said where. */
function rowsOf(odd: OddValues, fields: readonly Field[], always: number) {
  const kept: string[] = []
  const fieldOf = new Map<string, string>()
  const left: string[] = []
  const rows = Array.from({ length: RECORDS }, () =>
    fields.map(([title, value, fate], at) => {
      // Without its value a label is of nothing.
      const text = at < always || / - (?:Label|Value)$/.test(title) || odd.chance(70) ? value(odd) : ''
      ;(fate === 'left' ? left : kept).push(...marksIn(text))
      for (const one of marksIn(text)) fieldOf.set(one, title)
      return text
    }),
  )
  /** By field what is not in a text. */
  const missing = (all: string) => kept.flatMap((one) => (all.includes(one) ? [] : [`${fieldOf.get(one)}: ${one}`]))
  return { rows, kept, left, missing }
}

function csv(fields: readonly Field[], rows: readonly (readonly string[])[]): string {
  return [fields.map(([title]) => title), ...rows].map((row) => row.map(cell).join(',')).join('\n')
}

const numbered = (title: string, count: number, ...parts: readonly (readonly [string, Value])[]): Field[] =>
  Array.from({ length: count }, (_, at) =>
    parts.map(([part, value]): Field => [`${title} ${at + 1} - ${part}`, value]),
  ).flat()

const GOOGLE: readonly Field[] = [
  ['First Name', name],
  ['Last Name', name],
  ['Middle Name', name],
  ['Phonetic First Name', name],
  ['Phonetic Middle Name', name],
  ['Phonetic Last Name', name],
  ['Name Prefix', name],
  ['Name Suffix', name],
  ['Nickname', name],
  ['File As', line],
  ['Organization Name', line],
  ['Organization Title', line],
  ['Organization Department', line],
  ['Birthday', day],
  ['Notes', note],
  ['Photo', site, 'left'],
  ['Labels', (odd) => `* myContacts ::: ${line(odd)}`],
  ...numbered('E-mail', 3, ['Label', name], ['Value', email]),
  ...numbered('Phone', 3, ['Label', name], ['Value', phone]),
  ...numbered(
    'Address',
    1,
    ['Street', line],
    ['City', line],
    ['PO Box', line],
    ['Region', line],
    ['Postal Code', line],
    ['Country', line],
    ['Extended Address', line],
  ),
  ['Address 2 - Formatted', line],
  ...numbered('Relation', 2, ['Label', name], ['Value', name]),
  ...numbered('Website', 2, ['Label', name], ['Value', site]),
  ...numbered('Custom Field', 1, ['Label', line], ['Value', line]),
  ['Shoe size', line],
]

// What Dex's people are made of, as the header of a table.
const DEX: readonly Field[] = [
  ['first_name', name],
  ['last_name', name],
  ['company', line],
  ['job_title', line],
  ['email', email],
  ['phone', phone],
  ['linkedin', page],
  ['twitter', (odd) => `https://x.com/${mark(odd)}`],
  ['birthday', day],
  ['description', note],
  ['website', site],
  ['tags', line],
  ['groups', line],
  ['custom field', line],
  ['reminders', line],
  ['starred', line],
]

describe.each([
  ['Google Contacts', 'contacts.csv', GOOGLE],
  ['Dex', 'dex.csv', DEX],
] as const)('a table of %s with every field', (_program, file, fields) => {
  test('is in the journal word for word, but for what says nothing of anybody', async ({ journal: { client } }) => {
    const { rows, left, missing } = rowsOf(oddValues(7), fields, 2)
    const report = await importFile(client, file, csv(fields, rows))
    expect(report.created).toBe(RECORDS)
    const all = await everythingSaid(client)
    expect(missing(all)).toEqual([])
    expect(left.filter((one) => all.includes(one))).toEqual([])
    const counted = report.remarks.flatMap(({ code, params }) => (code === 'fields-left-out' ? params.fields : []))
    const without = fields.filter(([, , fate]) => fate === 'left').map(([title]) => title)
    expect(counted.map((one) => one.name).filter((one) => without.includes(one))).toEqual(without)
  })
})

const CONNECTION: readonly Field[] = [
  ['First Name', name],
  ['Last Name', name],
  ['URL', page],
  ['Email Address', email],
  ['Company', line],
  ['Position', line],
  ['Connected On', () => '08 Feb 2026'],
]

test('LinkedIn’s archive with every table: words of the user come, words of others only where asked for', async ({
  journal: { client },
}) => {
  const odd = oddValues(11)
  const { rows, kept } = rowsOf(odd, CONNECTION, 3)
  const me = 'https://www.linkedin.com/in/me'
  const notes = rows.map(([first = '', last = '', url = '']) => [
    first,
    last,
    url,
    odd.note(),
    `${odd.day()} 09:00:00 UTC`,
    '',
  ])
  const invitations = rows.map(([first = '', last = '', url = ''], at) =>
    at % 2 === 0
      ? ['Me', `${first} ${last}`, '1/29/26, 2:37 PM', odd.note(), 'OUTGOING', me, url]
      : [`${first} ${last}`, 'Me', '1/30/26, 2:37 PM', odd.note(), 'INCOMING', url, me],
  )
  const messages = rows.map(([first = '', , url = ''], at) => [
    `t${at}`,
    odd.line(),
    first,
    url,
    'Me',
    me,
    `${odd.day()} 14:03:22 UTC`,
    odd.line(),
    odd.note(),
    'INBOX',
    '',
    'No',
    'No',
  ])
  const table = (header: string, lines: readonly (readonly string[])[]) =>
    [header, ...lines.map((row) => row.map(cell).join(','))].join('\n')
  const others = [
    'Endorsement_Received_Info',
    'Endorsement_Given_Info',
    'Recommendations_Received',
    'Profile',
    'Positions',
    'Contacts',
    'Reactions',
    'Shares',
    'Comments',
  ]
  const strange = others.map(() => odd.line())
  const archive = zipFile({
    'Connections.csv': csv(CONNECTION, rows),
    'Notes.csv': table(
      'Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On',
      notes,
    ),
    'Invitations.csv': table('From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl', invitations),
    'messages.csv': table(
      'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT',
      messages,
    ),
    ...Object.fromEntries(others.map((one, at) => [`${one}.csv`, `Some,Other\n${cell(strange[at] ?? '')},x\n`])),
  })
  const mine = [
    ...kept,
    ...notes.flatMap((row) => marksIn(row[3] ?? '')),
    ...invitations.flatMap((row) => (row[4] === 'OUTGOING' ? marksIn(row[3] ?? '') : [])),
  ]
  const theirs = [
    ...invitations.flatMap((row) => (row[4] === 'INCOMING' ? marksIn(row[3] ?? '') : [])),
    ...messages.flatMap((row) => [...marksIn(row[7] ?? ''), ...marksIn(row[8] ?? '')]),
  ]

  const { accounts, counts } = await importWhole(client, 'linkedin.zip', archive)
  const all = await everythingSaid(client)
  expect(counts['left-out']).toBe(0)
  expect(mine.filter((one) => !all.includes(one))).toEqual([])
  expect([...theirs, ...strange.flatMap(marksIn)].filter((one) => all.includes(one))).toEqual([])
  const count = (what: string) => accounts?.leftOut.find(({ field }) => field === what)
  expect(count('messages')?.count).toBe(RECORDS / 2 + RECORDS)
  expect(count('other-file')?.names?.map((one) => one.name)).toEqual(others.map((one) => `${one}.csv`).toSorted())

  // What was left out of a conversation does not come into it later: the user may have taken it out.
  const other = openTestJournal()
  try {
    await importWhole(other.client, 'linkedin.zip', archive, true)
    const withWords = await everythingSaid(other.client)
    expect(theirs.filter((one) => !withWords.includes(one))).toEqual([])
  } finally {
    await other.close()
  }
})

const FRONT: readonly Field[] = [
  ['email', email],
  ['phone', phone],
  ['company', line],
  ['title', line],
  ['location', line],
  ['city', line],
  ['based-in', line],
  ['prm-location', line],
  ['website', site],
  ['linkedin', page],
  ['pronouns', name],
  ['aliases', name],
  ['prm-birthday', day],
  ['prm-cadence', (odd) => String(1 + odd.number(300))],
  ['prm-tier', (odd) => odd.pick(['inner', 'close', 'casual', 'keep warm', 'dormant', odd.line()])],
  ['prm-last-contacted', day],
  ['prm-relationship', line],
  ['met', (odd) => (odd.chance(50) ? odd.day() : odd.line())],
  ['tags', (odd) => `t${mark(odd)}`],
  ['mood', note],
  ['prm-snooze-until', line, 'left'],
  ['prm-ignore-journal', line, 'left'],
  ['cssclasses', line, 'left'],
]

test('a vault with every key: each value is in the journal, or is a setting and counted', async ({
  journal: { client },
}) => {
  const odd = oddValues(13)
  const { rows, kept, left } = rowsOf(odd, FRONT, 1)
  let settings = 0
  const files: Record<string, string> = {}
  const bodies: string[] = []
  for (const [at, row] of rows.entries()) {
    const front = row.flatMap((text, column) => (text === '' ? [] : [`${FRONT[column]?.[0]}: ${JSON.stringify(text)}`]))
    settings += row.filter((text, column) => text !== '' && FRONT[column]?.[2] === 'left').length
    const body = [odd.note(), `- [ ] ${odd.line()} 📅 2026-12-07`, `- [x] ${odd.line()} ✅ 2026-11-01`]
    bodies.push(...body)
    files[`People/Somebody ${at}.md`] = `---\n${front.join('\n')}\n---\n${body.join('\n')}\n`
    const talk = [`- Coffee with [[Somebody ${at}]]: ${odd.line()}`, `  ${odd.line()}`]
    bodies.push(...talk)
    files[`2026-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}.md`] =
      `${talk.join('\n')}\n`
  }
  const days = Object.keys(files).filter((path) => path.startsWith('2026'))
  const written = new Set(days.flatMap((path) => marksIn(files[path] ?? '')))
  const lost = new Set(
    bodies
      .flatMap(marksIn)
      .filter((one) => !written.has(one) && !Object.values(files).some((text) => text.includes(one))),
  )
  const { accounts } = await importWhole(client, 'vault.zip', zipFile(files))
  const all = await everythingSaid(client)
  const expected = [...kept, ...bodies.flatMap(marksIn)].filter((one) => !lost.has(one))
  expect(expected.filter((one) => !all.includes(one))).toEqual([])
  expect(left.filter((one) => all.includes(one))).toEqual([])
  expect(accounts?.leftOut).toEqual([{ field: 'settings', count: settings }])
})

const CARD: readonly Field[] = [
  ['FN', name],
  ['UID', mark],
  ['N', (odd) => `${odd.name()};${odd.name()};${odd.name()};;`],
  ['NICKNAME', name],
  ['EMAIL;TYPE=work', email],
  ['TEL;TYPE=cell', phone],
  ['ORG', (odd) => `${line(odd)};${line(odd)}`],
  ['TITLE', line],
  ['ROLE', line],
  ['ADR;TYPE=home', (odd) => `;;${line(odd)};${line(odd)};${line(odd)};${line(odd)};${line(odd)}`],
  ['BDAY;X-APPLE-OMIT-YEAR=1604', () => '1604-05-09'],
  ['ANNIVERSARY', day],
  ['URL', site],
  ['X-SOCIALPROFILE;TYPE=linkedin', page],
  ['IMPP;X-SERVICE-TYPE=Jabber', (odd) => `xmpp:${mark(odd)}@jabber.example`],
  ['CATEGORIES', line],
  ['NOTE', (odd) => odd.note().replaceAll('\n', '\\n').replaceAll(/[;,]/g, '·')],
  ['X-PHONETIC-FIRST-NAME', name],
  ['X-PHONETIC-LAST-NAME', name],
  ['GENDER', line, 'left'],
  ['RELATED;VALUE=text', name],
  ['X-SHOE-SIZE', line],
  ['item1.X-ABRELATEDNAMES', name],
  ['HOBBY', line],
  ['LANG', mark],
]

test('cards with every property: each value is in the journal, or counted', async ({ journal: { client } }) => {
  const { rows, missing } = rowsOf(
    oddValues(17),
    CARD.filter(([, , fate]) => fate !== 'left'),
    2,
  )
  const fields = CARD.filter(([, , fate]) => fate !== 'left')
  const cards = rows.map((row) =>
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      ...row.flatMap((text, at) => (text === '' ? [] : [`${fields[at]?.[0]}:${text.replaceAll(/\\(?!n)/g, '/')}`])),
      'END:VCARD',
    ].join('\r\n'),
  )
  const report = await importFile(client, 'all.vcf', cards.join('\r\n'))
  expect(report.created).toBe(RECORDS)
  const all = await everythingSaid(client)
  expect(missing(all)).toEqual([])
})
