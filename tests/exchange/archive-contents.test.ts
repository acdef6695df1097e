import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { importFile, uploadFile } from '#support/import-file.ts'
import { refusalOf, test } from '#support/journal-test.ts'
import { monicaFile } from '#support/monica-file.ts'
import { jpegOf } from '#support/small-pictures.ts'
import { reportOf } from '#support/test-journal.ts'
import { zipFile } from '#support/zip-file.ts'

const card = (name: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD\r\n`
const CONNECTIONS = `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,,Acme,Head of Product,08 Feb 2026
`
const GOOGLE = 'First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value\nBen,Lee,Work,ben@lee.example\n'
const SHOPS = 'Name,Company,City,Amount\nCorner Shop,Corner Ltd,Lisbon,12.40\nBakery,Bread Ltd,Porto,3.10\n'

async function wholePreview(client: JournalClient, files: Readonly<Record<string, string>>) {
  const upload = await uploadFile(client, 'some.zip', zipFile(files))
  return (await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')).result
}

const remarkOf = (report: { remarks: readonly { code: string; params: unknown }[] }) =>
  report.remarks.find(({ code }) => code === 'files-left-out')?.params

describe('an archive is what most of it is', () => {
  test('a note beside an address book leaves the address book', async ({ journal: { client } }) => {
    const report = await importFile(
      client,
      'cards.zip',
      zipFile({ 'README.md': 'words', 'thoughts.md': 'more', 'a.vcf': card('Ana'), 'b.vcf': card('Ben') }),
    )
    expect(report).toMatchObject({ format: 'vcard', created: 2 })
    expect(remarkOf(report)).toEqual({ count: 2, names: [{ name: '.md', count: 2 }] })
  })

  test('a table of connections in a folder of notes leaves the notes', async ({ journal: { client } }) => {
    const result = await wholePreview(client, {
      'People/Ana Ruiz.md': 'Cello.',
      'People/Ben Lee.md': 'Chess.',
      'Attachments/Connections.csv': CONNECTIONS,
      'Attachments/fair.jpg': 'x',
      'Attachments/team.jpg': 'x',
    })
    expect(result).toMatchObject({ format: 'vault' })
    expect(result.kinds.find(({ kind }) => kind === 'person')?.counts.create).toBe(2)
    expect(result.accounts?.leftOut).toEqual([
      {
        field: 'other-file',
        count: 3,
        names: [
          { name: '.jpg', count: 2 },
          { name: '.csv', count: 1 },
        ],
      },
    ])
  })

  test('connections beside other address books are one of them', async ({ journal: { client } }) => {
    const files = { 'Connections.csv': CONNECTIONS, 'google.csv': GOOGLE, 'phone.vcf': card('Cem') }
    expect(await importFile(client, 'all.zip', zipFile(files))).toMatchObject({ records: 3, created: 3 })
  })

  test('an archive of LinkedIn stays one with a note in it, and names what it leaves', async ({
    journal: { client },
  }) => {
    const result = await wholePreview(client, {
      'Connections.csv': CONNECTIONS,
      'Profile.csv': 'First Name\nMe\n',
      'Positions.csv': 'Title\nx\n',
      'mine.md': 'words',
    })
    expect(result.format).toBe('linkedin-archive')
    expect(result.accounts?.leftOut).toContainEqual({
      field: 'other-file',
      count: 2,
      names: [
        { name: 'Positions.csv', count: 1 },
        { name: 'Profile.csv', count: 1 },
      ],
    })
  })

  test('an account of Monica among other files is that account, and the others are named', async ({
    journal: { client },
  }) => {
    const result = await wholePreview(client, {
      'monica.json': JSON.stringify(monicaFile()),
      'a.vcf': card('Ana'),
      'b.txt': 'x',
    })
    expect(result.format).toBe('monica')
    expect(result.accounts?.leftOut).toContainEqual({
      field: 'other-file',
      count: 2,
      names: [
        { name: '.txt', count: 1 },
        { name: '.vcf', count: 1 },
      ],
    })
  })

  test('of Google’s Takeout only contacts are read: no shop becomes somebody, no dump stops it', async ({
    journal: { client },
  }) => {
    const files = {
      'Takeout/Contacts/All Contacts/All Contacts.vcf': card('Ana'),
      'Takeout/Contacts/All Contacts/contacts.csv': GOOGLE,
      'Takeout/Google Pay/transactions.csv': SHOPS,
      'Takeout/Orders/people.csv': 'Name,Email\nCorner Shop,shop@shop.example\n',
      'Takeout/Profile/dump.sql': 'INSERT INTO a VALUES (1);',
      'Takeout/Drive/notes.csv': '\u0000\u0001\u0002',
      'Takeout/Drive/one.md': 'a',
      'Takeout/Drive/two.md': 'b',
      'Takeout/Drive/three.md': 'c',
      'Takeout/Calendar/Work.ics': 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    }
    const report = await importFile(client, 'takeout.zip', zipFile(files))
    expect(report).toMatchObject({ records: 2, created: 2 })
    expect(report.remarks).toContainEqual({ code: 'calendars-left-out', params: { count: 1 } })
    expect(remarkOf(report)).toEqual({
      count: 7,
      names: [
        { name: '.csv', count: 3 },
        { name: '.md', count: 3 },
        { name: '.sql', count: 1 },
      ],
    })
  })

  test('of Google’s Takeout the pictures beside the cards are of whom they are called after, where that is one', async ({
    journal: { client },
  }) => {
    const contacts = 'Takeout/Contacts/All Contacts/'
    const withAddress = card('José Núñez').replace('END', 'PHOTO:https://photos.example/j\r\nEND')
    const files = {
      [`${contacts}All Contacts.vcf`]: `${withAddress}${card('Ana / Ruiz')}${card('Bo Lee')}${card('Bo Lee')}${card('Cy')}`,
      [`${contacts}José Núñez.jpg`]: Buffer.from(jpegOf(64, 64), 'base64'),
      [`${contacts}Ana _ Ruiz.jpg`]: Buffer.from(jpegOf(32, 32), 'base64'),
      [`${contacts}Bo Lee.jpg`]: Buffer.from(jpegOf(64, 64), 'base64'),
      [`${contacts}Cy.jpg`]: Buffer.from(jpegOf(64, 64, 100_000), 'base64'),
      'Takeout/Google Photos/Cy.jpg': Buffer.from(jpegOf(64, 64), 'base64'),
    }
    const report = await importFile(client, 'takeout.zip', zipFile(files))
    expect(remarkOf(report)).toEqual({ count: 3, names: [{ name: '.jpg', count: 3 }] })
    const { rows } = await client.queries.people({})
    const photoOf = async (name: string) =>
      (await client.queries.photo({ id: rows.find((row) => row.name.startsWith(name))?.id as never })).photo
    expect(await photoOf('José')).toBe(jpegOf(64, 64))
    expect(await photoOf('Ana')).toBe(jpegOf(32, 32))
    expect([await photoOf('Bo'), await photoOf('Cy')]).toEqual([null, null])
  })

  test('tables of people in any archive are read, tables of anything else are not', async ({ journal: { client } }) => {
    const files = { 'people.csv': 'Name,Email\nAna,ana@acme.example\n', 'shops.csv': SHOPS }
    const report = await importFile(client, 'tables.zip', zipFile(files))
    expect(report).toMatchObject({ created: 1 })
    expect(remarkOf(report)).toEqual({ count: 1, names: [{ name: '.csv', count: 1 }] })
  })

  test('a table of which the columns tell nothing goes to the user, who says what they are', async ({
    journal: { client },
  }) => {
    const files = { 'export/tabelle.csv': 'Wer,Womit\nAna Ruiz,ana@acme.example\n', 'export/readme.txt': 'x' }
    const upload = await uploadFile(client, 'export.zip', zipFile(files))
    const seen = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'import-preview')
    const [table] = seen.result.tables
    expect(table?.columns.map(({ name }) => name)).toEqual(['Wer', 'Womit'])
    const run = client.commands.mapColumns({
      preview: seen.preview,
      tables: [{ fingerprint: table?.fingerprint ?? '', fields: ['name', 'email'] }],
    })
    const mapped = await reportOf(client, run, 'import-preview')
    const { result } = await reportOf(client, client.commands.runImport({ preview: mapped.preview }), 'import')
    expect(result).toMatchObject({ created: 1 })
    expect(remarkOf(result)).toEqual({ count: 1, names: [{ name: '.txt', count: 1 }] })
  })

  test('a folder of notes beside other files is refused, and says why', async ({ journal: { client } }) => {
    const uploads = [
      await uploadFile(client, 'notes.zip', zipFile({ 'People/Ana.md': 'x' })),
      await uploadFile(client, 'a.vcf', Buffer.from(card('Ana'))),
    ]
    const job = client.commands.previewImport({ uploads })
    expect((await refusalOf(reportOf(client, job, 'journal-preview'))).message).toContain('"problem":"alone"')
  })
})
