import { describe, expect } from 'vitest'
import type { ImportReport } from '#shared/contract/import-contract.ts'
import { importFile, previewOf, uploadFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { marksIn, oddValues, type OddValues } from '#support/odd-values.ts'
import { reportOf } from '#support/test-journal.ts'
import { everythingSaid } from '#support/whole-import.ts'
import { zipFile } from '#support/zip-file.ts'

const RECORDS = 25

type Accounts = NonNullable<ImportReport['accounts']>

function total({ imported, asText, leftOut }: Accounts): number {
  return leftOut.reduce((sum, { count }) => sum + count, imported + asText)
}

/** A value that one column may have: its mark tells where it has gone. */
function valueFor(name: string, odd: OddValues): string {
  const mark = () => marksIn(odd.line())[0] ?? ''
  const key = name.toLowerCase()
  if (/display name|type$|typ$|label$|service$/.test(key)) return odd.name()
  if (/e-?mail.*(value|address|adresse)|^e-?mail|^email$/.test(key)) return `${mark()}@acme.example`
  if (/birthday|geburtstag|anniversary|jahrestag/.test(key)) return odd.day()
  if (/connected on/.test(key)) return '08 Feb 2026'
  if (/phone|fax|pager|telefon|mobile|telex|isdn|callback|tty/.test(key))
    return `+4930${1_000_000 + odd.number(8_000_000)}`
  if (/^url$|linkedin/.test(key)) return `https://www.linkedin.com/in/${mark()}`
  if (/web|twitter|photo/.test(key)) return `https://${mark()}.example/`
  return odd.line().replaceAll(/[;,]/g, '·').replace(/^=/, '')
}

function cell(text: string): string {
  return /[",\n;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const numbered = (name: string, count: number, ...parts: readonly string[]) =>
  Array.from({ length: count }, (_, at) => parts.map((part) => `${name} ${at + 1} - ${part}`)).flat()

const ADDRESS = [
  'Label',
  'Formatted',
  'Street',
  'City',
  'PO Box',
  'Region',
  'Postal Code',
  'Country',
  'Extended Address',
]
const TABLES = {
  'Google Contacts': [
    ...'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels'.split(
      ',',
    ),
    ...numbered('E-mail', 3, 'Label', 'Value'),
    ...numbered('Phone', 2, 'Label', 'Value'),
    ...numbered('Address', 2, ...ADDRESS),
    ...numbered('Relation', 2, 'Label', 'Value'),
    ...numbered('Website', 2, 'Label', 'Value'),
    ...numbered('Custom Field', 1, 'Label', 'Value'),
    'Shoe size',
  ],
  'Google Contacts before 2024': [
    ...'Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership'.split(
      ',',
    ),
    ...numbered('E-mail', 2, 'Type', 'Value'),
    ...numbered('IM', 1, 'Type', 'Service', 'Value'),
    ...numbered('Phone', 2, 'Type', 'Value'),
    ...numbered(
      'Organization',
      1,
      'Type',
      'Name',
      'Yomi Name',
      'Title',
      'Department',
      'Symbol',
      'Location',
      'Job Description',
    ),
  ],
  Outlook:
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business Postal Code,Business Country/Region,Home Street,Home City,Business Fax,Business Phone,Home Phone,Mobile Phone,Pager,Anniversary,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,Gender,Hobby,Initials,Notes,Priority,Private,Profession,Sensitivity,Spouse,Manager's Name,Web Page,User 1,Account".split(
      ',',
    ),
  'Outlook in German':
    'Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,Ort geschäftlich,Postleitzahl geschäftlich,Telefon geschäftlich,Mobiltelefon,Geburtstag,Kategorien,E-Mail-Adresse,E-Mail-Typ,Notizen,Priorität,Vertraulichkeit,Webseite,Benutzer 1'.split(
      ',',
    ),
  LinkedIn: 'First Name,Last Name,URL,Email Address,Company,Position,Connected On,Followers'.split(','),
  'any table':
    'first_name,last_name,company,job_title,email,phone,linkedin,twitter,birthday,description,website,tags,custom field,Spouse,Email,Job title'.split(
      ',',
    ),
} as const

/** What the person that a row has made says as fields, and what its notes say. */
interface Made {
  readonly fields: string
  readonly notes: string
}

async function peopleMade(client: Parameters<typeof everythingSaid>[0]): Promise<Made[]> {
  const { documents } = JSON.parse(await everythingSaid(client)) as { documents: Record<string, unknown>[] }
  const names = new Map(documents.map((one) => [String(one['id']), String(one['name'] ?? '')]))
  return documents
    .filter(({ kind }) => kind === 'person')
    .map(({ notes, ...fields }) => ({
      notes: String(notes),
      // Organisations and circles stand in documents of their own.
      fields: JSON.stringify(fields).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => `${id} ${names.get(id) ?? ''}`),
    }))
}

describe.each(Object.entries(TABLES))('of a table of %s with every column', (program, columns) => {
  test('each cell is counted once, as what became of it', async ({ journal: { client } }) => {
    const odd = oddValues(program.length)
    const rows = Array.from({ length: RECORDS }, (_, row) =>
      columns.map((name) =>
        row === 0 || odd.chance(60) || /^(?:first|given|last|family|vor|nach)/i.test(name) ? valueFor(name, odd) : '',
      ),
    )
    const text = [columns, ...rows].map((row) => row.map(cell).join(',')).join('\n')
    const report = await importFile(client, 'people.csv', text)
    const filled = rows.flat().filter((value) => value.trim() !== '')
    const accounts = report.accounts as Accounts
    expect([report.created, total(accounts)]).toEqual([RECORDS, filled.length])

    const made = await peopleMade(client)
    const all = made.map(({ fields }) => fields).join('\n')
    const noted = made.map(({ notes }) => notes).join('\n')
    const untold: string[] = []
    const found = { field: 0, text: 0, left: 0 }
    for (const row of rows) {
      for (const [at, value] of row.entries()) {
        const [mark] = marksIn(value)
        if (mark === undefined) continue
        const name = columns[at] ?? ''
        if (all.includes(mark)) found.field++
        // What stands before or behind a name counts with it, also where the notes have it.
        else if (noted.includes(mark))
          found[/^(?:notes|notizen|description)$|prefix|suffix/i.test(name) ? 'field' : 'text']++
        else {
          found.left++
          untold.push(name)
        }
      }
    }
    const unmarked = filled.length - found.field - found.text - found.left
    const leftOut = accounts.leftOut.reduce((sum, { count }) => sum + count, 0)
    expect({ program, asText: accounts.asText, leftOut, untold: [...new Set(untold)] }).toEqual({
      program,
      asText: found.text,
      leftOut: found.left,
      untold: [...new Set(untold)],
    })
    expect(accounts.imported).toBe(found.field + unmarked)
    // The same file once more says the same of its fields, and the preview said it before.
    const { result } = await previewOf(client, 'people.csv', text)
    expect(total(result.accounts as Accounts)).toBe(filled.length)
  })
})

const CARD: readonly (readonly [string, (odd: OddValues, mark: string) => string])[] = [
  ['N', (odd) => `${odd.name()};${odd.name()};${odd.name()};;`],
  ['FN', (odd) => odd.name()],
  ['UID', (_, mark) => mark],
  ['NICKNAME', (odd) => odd.name()],
  ['EMAIL;TYPE=work', (_, mark) => `${mark}@acme.example`],
  ['EMAIL', () => 'nobody at home'],
  ['TEL;TYPE=cell', (odd) => `+4930${1_000_000 + odd.number(8_000_000)}`],
  ['ORG', (_, mark) => `${mark} Ltd;Sales`],
  ['TITLE', (_, mark) => mark],
  ['ROLE', (_, mark) => mark],
  ['ADR;TYPE=home', (_, mark) => `;;${mark};Here;;1;There`],
  ['BDAY', (odd) => odd.day()],
  ['ANNIVERSARY', () => 'some time in May'],
  ['URL', (_, mark) => `https://${mark}.example/`],
  ['IMPP;X-SERVICE-TYPE=Jabber', (_, mark) => `xmpp:${mark}@jabber.example`],
  ['CATEGORIES', (_, mark) => mark],
  ['NOTE', (_, mark) => mark],
  ['GENDER', (_, mark) => mark],
  ['RELATED;VALUE=text', (_, mark) => mark],
  ['RELATED', () => 'urn:uuid:somebody-elsewhere'],
  ['X-SHOE-SIZE', (_, mark) => mark],
  ['X-ABUID', (_, mark) => mark],
  ['PRODID', (_, mark) => mark],
  ['REV', () => '20260101T000000Z'],
  ['LOGO;ENCODING=b', () => 'AAAA'],
  ['PHOTO', (_, mark) => `https://${mark}.example/a.jpg`],
]

describe.each(['2.1', '3.0', '4.0'])('of cards of version %s with every property', (version) => {
  const cards = () => {
    const odd = oddValues(Number(version) * 10)
    let fields = 0
    const text = Array.from({ length: RECORDS }, () => {
      const lines = CARD.flatMap(([name, value], at) => {
        if (at > 1 && !odd.chance(70)) return []
        fields++
        return [`${name}:${value(odd, marksIn(odd.line())[0] ?? '')}`]
      })
      return ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD'].join('\r\n')
    }).join('\r\n')
    const others = [
      ['KIND:org', 'FN:Acme', 'TEL:+49301234567'],
      ['KIND:group', 'FN:Rotary', 'MEMBER:urn:uuid:x'],
      ['NOTE:of nobody'],
    ].map((lines) => ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD'].join('\r\n'))
    return { text: `${text}\r\n${others.join('\r\n')}\r\n`, fields: fields + 7 }
  }

  test('each is counted once', async ({ journal: { client } }) => {
    const { text, fields } = cards()
    const report = await importFile(client, 'people.vcf', text)
    const accounts = report.accounts as Accounts
    expect([report.created, total(accounts)]).toEqual([RECORDS, fields])
    const codes = accounts.leftOut.map(({ field }) => field)
    expect(codes).toEqual(['file', 'no-name', 'organisation', 'partial', 'settings', 'unreadable'])
  })

  test('of an archive that has everybody twice too, and of whom the user leaves out', async ({
    journal: { client },
  }) => {
    const { text, fields } = cards()
    const archive = zipFile({
      'Takeout/Contacts/All Contacts/All Contacts.vcf': text,
      'Takeout/Contacts/Rotary/Rotary.vcf': text,
    })
    const upload = await uploadFile(client, 'takeout.zip', archive)
    const preview = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'import-preview')
    expect(total(preview.result.accounts as Accounts)).toBe(2 * fields)
    const run = client.commands.runImport({ preview: preview.preview, decisions: { 0: 'skip' } })
    const { result } = await reportOf(client, run, 'import')
    expect(total(result.accounts as Accounts)).toBe(2 * fields)
    expect((result.accounts as Accounts).leftOut.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['repeated', 'skipped']),
    )
  })
})

test('of LinkedIn’s archive each cell of a connection is counted once, and each note, invitation, message and other file', async ({
  journal: { client },
}) => {
  const url = (at: number) => `https://www.linkedin.com/in/p${at}`
  const people = Array.from({ length: RECORDS }, (_, at) => [
    'First',
    `Last${at}`,
    url(at),
    at % 2 === 0 ? `p${at}@acme.example` : '',
    at % 3 === 0 ? '-' : 'Acme',
    '',
    '08 Feb 2026',
    at % 4 === 0 ? '12' : '',
  ])
  const hidden = Array.from({ length: 3 }, () => ['', '', '', '', '', '', '08 Feb 2026', ''])
  const table = (header: string, rows: readonly (readonly string[])[]) =>
    [header, ...rows.map((row) => row.map(cell).join(','))].join('\n')
  const me = 'https://www.linkedin.com/in/me'
  const notes = [
    ['First', 'Last0', url(0), 'likes maps', '2026-01-02 10:00:00 UTC', ''],
    ['First', 'Last1', url(1), '', '2026-01-02 10:00:00 UTC', ''],
    ['Somebody', 'Else', 'https://www.linkedin.com/in/else', 'unknown', '2026-01-02 10:00:00 UTC', ''],
  ]
  const invitations = [
    ['Me', 'First Last0', '1/29/26, 2:37 PM', 'hello', 'OUTGOING', me, url(0)],
    ['First Last1', 'Me', '1/29/26, 2:37 PM', 'hello back', 'INCOMING', url(1), me],
    ['First Last2', 'Me', '1/29/26, 2:37 PM', '', 'INCOMING', url(2), me],
  ]
  const messages = Array.from({ length: 12 }, (_, at) => [
    `t${at % 3}`,
    '',
    'First',
    url(at % 3),
    'Me',
    me,
    `2025-06-01 14:0${at % 10}:22 UTC`,
    '',
    `word ${at}`,
    at === 11 ? 'SPAM' : 'INBOX',
    '',
    'No',
    'No',
  ])
  const archive = zipFile({
    'Connections.csv': table('First Name,Last Name,URL,Email Address,Company,Position,Connected On,Followers', [
      ...people,
      ...hidden,
    ]),
    'Notes.csv': table(
      'Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On',
      notes,
    ),
    'Invitations.csv': table('From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl', invitations),
    'messages.csv': table(
      'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT',
      messages,
    ),
    'Reactions.csv': 'Date,Type,Link\nx,y,z\n',
    'Shares.csv': 'Date,ShareLink\nx,y\n',
  })
  const cells = [...people, ...hidden].flat().filter((text) => text !== '').length
  for (const words of [false, true]) {
    const upload = await uploadFile(client, 'linkedin.zip', archive)
    const asked = client.commands.previewImport({ uploads: [upload], words })
    const { result } = await reportOf(client, asked, 'journal-preview')
    expect(total(result.accounts as Accounts)).toBe(cells + notes.length + invitations.length + messages.length + 2)
    expect(result.accounts?.asText).toBe(people.filter((row) => row[7] !== '').length)
  }
})

test('of a folder of notes each key, text, task and entry of a day is counted once, and each other file', async ({
  journal: { client },
}) => {
  const odd = oddValues(23)
  const files: Record<string, string> = { 'Attachments/a.png': 'x', 'Ideas.md': 'of nobody' }
  let fields = 2
  for (let at = 0; at < RECORDS; at++) {
    const front = [
      'email',
      'phone',
      'company',
      'title',
      'mood',
      'prm-birthday',
      'cssclasses',
      'tags',
      'prm-last-contacted',
      'prm-tier',
      'aliases',
      'met',
      'linkedin',
    ].filter(() => odd.chance(60))
    const value = (key: string) =>
      /birthday|contacted/.test(key)
        ? odd.day()
        : key === 'phone'
          ? '+49301234567'
          : key === 'email'
            ? `p${at}@acme.example`
            : (marksIn(odd.line())[0] ?? '')
    const lines = front.map((key) => `${key}: ${value(key)}`)
    const body = odd.chance(70) ? ['Words of it.'] : []
    const tasks = odd.chance(50) ? ['- [ ] send the deck 📅 2026-12-07'] : []
    files[`People/Somebody ${at}.md`] = ['---', ...lines, '---', ...body, ...tasks, ''].join('\n')
    files[`2026-01-${String(at + 1).padStart(2, '0')}.md`] =
      `- Coffee with [[Somebody ${at}]]: ${marksIn(odd.line())[0]}\n- nobody is named here\n`
    fields += front.length + body.length + tasks.length + 2
  }
  const upload = await uploadFile(client, 'vault.zip', zipFile(files))
  const { result } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
  expect(total(result.accounts as Accounts)).toBe(fields)
})

test('of a whole journal each document is counted once, as what becomes of it', async ({ journal: { client } }) => {
  await reportOf(client, client.commands.addSample(), 'sample')
  const { documents } = JSON.parse(await everythingSaid(client)) as { documents: { id: string; kind: string }[] }
  const changed = [...documents, documents[0], { id: 'no id', kind: 'person' }, { ...documents[1], kind: 'later' }]
  const text = JSON.stringify({ format: 'rapport-journal', version: 1, documents: changed })
  const upload = await uploadFile(client, 'journal.json', text)
  const { preview, result } = await reportOf(
    client,
    client.commands.previewImport({ uploads: [upload] }),
    'journal-preview',
  )
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0)
  expect([result.documents, sum(result.counts)]).toEqual([changed.length, changed.length])
  const done = await reportOf(client, client.commands.importJournal({ preview }), 'journal-import')
  expect([sum(done.result.counts), done.result.counts['left-out']]).toEqual([changed.length, 3])
})
