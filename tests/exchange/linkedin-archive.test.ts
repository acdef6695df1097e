import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { importFile, uploadFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'
import { zipFile } from '#support/zip-file.ts'

const CONNECTIONS = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,,Acme,Head of Product,08 Feb 2026
Ben,Lee,https://www.linkedin.com/in/ben-lee,ben@lee.example,,,09 Feb 2026
,,,,,,10 Feb 2026`
const NOTES = `Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On
Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,"Plays the cello,
and well",2026-02-10 09:00:00 UTC,
Nobody,Known,https://www.linkedin.com/in/nobody,left,2026-02-10,
`
const INVITATIONS = `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Me,Ana Ruiz,"1/29/26, 2:37 PM",Hello from the fair,OUTGOING,https://www.linkedin.com/in/me,https://www.linkedin.com/in/ana-ruiz
Ben Lee,Me,"1/30/26, 2:37 PM",BENS INVITATION,INCOMING,https://www.linkedin.com/in/ben-lee,https://www.linkedin.com/in/me
Ben Lee,Me,"1/31/26, 2:37 PM",,INCOMING,https://www.linkedin.com/in/ben-lee,https://www.linkedin.com/in/me
`
const MESSAGES = `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT
c1,,Ana Ruiz,https://www.linkedin.com/in/ana-ruiz,Me,https://www.linkedin.com/in/me,2026-03-01 14:03:22 UTC,,"ANAS WORDS
of two lines",INBOX,,No,No
c1,,Me,https://www.linkedin.com/in/me,Ana Ruiz,https://www.linkedin.com/in/ana-ruiz,2026-03-01 15:03:22 UTC,,my words,INBOX,,No,No
c1,,Me,https://www.linkedin.com/in/me,Ana Ruiz,https://www.linkedin.com/in/ana-ruiz,2026-03-04 15:03:22 UTC,,more,ARCHIVE,,No,No
c2,,Me,https://www.linkedin.com/in/me,Ana Ruiz,https://www.linkedin.com/in/ana-ruiz,2026-03-05 15:03:22 UTC,,A DRAFT,INBOX,,Yes,No
c3,,Ben Lee,https://www.linkedin.com/in/ben-lee,Me,https://www.linkedin.com/in/me,2026-03-06 15:03:22 UTC,,JUNK,SPAM,,No,No
c4,,LinkedIn,,Me,https://www.linkedin.com/in/me,2026-03-07 15:03:22 UTC,,SPONSORED,INBOX,,No,No
c5,,Stranger,https://www.linkedin.com/in/stranger,Me,https://www.linkedin.com/in/me,2026-03-08 15:03:22 UTC,,WHO,INBOX,,No,No
`

const ARCHIVE = {
  'Connections.csv': CONNECTIONS,
  'Notes.csv': NOTES,
  'Invitations.csv': INVITATIONS,
  'messages.csv': MESSAGES,
  'Profile.csv': 'First Name,Last Name\nMe,Myself\n',
  'Ad_Targeting.csv': 'x\n',
}

async function previewArchive(client: JournalClient, files: Readonly<Record<string, string>>, words = false) {
  const upload = await uploadFile(client, 'Complete_LinkedInDataExport_11-29-2026.zip', zipFile(files))
  return reportOf(client, client.commands.previewImport({ uploads: [upload], words }), 'journal-preview')
}

async function importArchive(client: JournalClient, words = false) {
  const { preview } = await previewArchive(client, ARCHIVE, words)
  return (await reportOf(client, client.commands.importJournal({ preview }), 'journal-import')).result
}

async function documents({ queries }: JournalClient, kind: string): Promise<Record<string, unknown>[]> {
  const { text } = await queries.exportChunk({ after: null, cards: true })
  return (JSON.parse(text) as { documents: Record<string, unknown>[] }).documents.filter((one) => one['kind'] === kind)
}

describe('an archive of LinkedIn', () => {
  test('N11 brings connections, notes, invitations and days of messages, without other people’s words', async ({
    journal: { client },
  }) => {
    const { format, accounts, counts } = await importArchive(client)
    expect([format, counts['left-out']]).toEqual(['linkedin-archive', 0])
    const people = await documents(client, 'person')
    expect(people).toHaveLength(2)
    const ana = people.find(({ names }) => (names as { given: string }).given === 'Ana')
    expect(ana).toMatchObject({ notes: '2026-02-10: Plays the cello,\nand well', metOn: '2026-02-08' })
    expect((await client.queries.people({ text: 'Ana' })).rows).toMatchObject([
      { organisation: 'Acme', title: 'Head of Product', lastOn: '2026-03-04' },
    ])
    const talks = (await documents(client, 'conversation')).map(({ date, channel, startedBy, notes }) => [
      date,
      channel,
      startedBy,
      notes,
    ])
    expect(talks.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['2026-01-29', 'message', 'me', 'wrote: Hello from the fair'],
      ['2026-01-30', 'message', 'them', ''],
      ['2026-03-01', 'message', 'them', ''],
      ['2026-03-04', 'message', 'me', ''],
    ])
    expect(Object.fromEntries((accounts?.leftOut ?? []).map(({ field, count }) => [field, count]))).toEqual({
      hidden: 1,
      messages: 4,
      'other-file': 2,
      settings: 1,
      spam: 3,
      stranger: 2,
    })
    const everything = JSON.stringify([accounts, people, talks])
    for (const words of ['ANAS', 'BENS', 'DRAFT', 'JUNK', 'SPONSORED', 'WHO']) expect(everything).not.toContain(words)
  })

  test('N11 brings words where that is asked for', async ({ journal: { client } }) => {
    await importArchive(client, true)
    const notes = JSON.stringify(await documents(client, 'conversation'))
    for (const words of ['ANAS WORDS', 'of two lines', 'my words', 'BENS INVITATION']) expect(notes).toContain(words)
    for (const words of ['DRAFT', 'JUNK', 'SPONSORED']) expect(notes).not.toContain(words)
  })

  test('N11 says who began a day of messages only where that is known, in the order of the hours', async ({
    journal: { client },
  }) => {
    const page = (name: string) => (name === '' ? '' : `https://www.linkedin.com/in/${name}`)
    const row = (thread: string, from: string, to: string[], date: string, text: string) =>
      [
        thread,
        '',
        from,
        page(from),
        to.join('; '),
        `"${to.map(page).join(',')}"`,
        `"${date}"`,
        '',
        text,
        'INBOX',
        '',
        'No',
        'No',
      ].join(',')
    const messages = [
      MESSAGES.split('\n')[0],
      // A group of one connection and strangers: a stranger begins, and nobody knows who that is.
      row('g1', 'stranger', ['me', 'ana-ruiz'], '3/1/26, 9:05 AM', 'first'),
      row('g1', 'me', ['stranger', 'ana-ruiz'], '3/1/26, 2:05 PM', 'later'),
      // The user begins a group.
      row('g2', 'me', ['stranger', 'ana-ruiz'], '3/2/26, 9:05 AM', 'begun by me'),
      // As texts, ten comes before nine, and the afternoon before the morning.
      row('c1', 'ana-ruiz', ['me'], '3/3/26, 10:00 AM', 'second'),
      row('c1', 'me', ['ana-ruiz'], '3/3/26, 9:00 AM', 'first'),
      row('c1', 'ana-ruiz', ['me'], '3/3/26, 1:00 PM', 'third'),
    ].join('\n')
    const { preview } = await previewArchive(client, { 'Connections.csv': CONNECTIONS, 'messages.csv': messages }, true)
    await reportOf(client, client.commands.importJournal({ preview }), 'journal-import')
    const talks = (await documents(client, 'conversation')).map(({ date, startedBy, notes }) => [
      date,
      startedBy,
      notes,
    ])
    expect(talks.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['2026-03-01', 'unknown', 'stranger: first\nme: later'],
      ['2026-03-02', 'me', 'me: begun by me'],
      ['2026-03-03', 'me', 'me: first\nana-ruiz: second\nana-ruiz: third'],
    ])
  })

  test('is of the same people as its Connections.csv alone, in any order, and a second time changes nothing', async ({
    journal: { client },
  }) => {
    await importFile(client, 'Connections.csv', CONNECTIONS)
    await importArchive(client)
    expect((await client.queries.people({})).total).toBe(2)
    expect(await importArchive(client)).toMatchObject({ undo: null, counts: { create: 0, add: 0 } })
    expect(await importFile(client, 'Connections.csv', CONNECTIONS)).toMatchObject({ created: 0, updated: 0 })
  })

  test('makes the same documents on two machines, whose clocks are years apart', async ({ journal: { client } }) => {
    const other = openTestJournal({ startAt: Date.UTC(2029, 3, 1) })
    try {
      for (const one of [client, other.client]) await importArchive(one, true)
      for (const kind of ['person', 'organisation', 'conversation', 'circle']) {
        const byId = async (one: JournalClient) =>
          (await documents(one, kind)).toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
        expect(await byId(other.client), kind).toEqual(await byId(client))
      }
    } finally {
      await other.close()
    }
  })

  test('of files that are none, or cut off, brings what can be read', async ({ journal: { client } }) => {
    const { result } = await previewArchive(client, {
      'Connections.csv': CONNECTIONS,
      'messages.csv': 'nothing',
      'Notes.csv': NOTES.slice(0, 150),
    })
    expect(result.kinds.find(({ kind }) => kind === 'person')?.counts.create).toBe(2)
    expect(result.accounts?.leftOut).toContainEqual({ field: 'unreadable', count: expect.any(Number) })
  })
})

const card = (name: string, email: string) =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nN:;${name};;;\r\nEMAIL;TYPE=INTERNET:${email}\r\nEND:VCARD\r\n`

describe('an archive of Google', () => {
  const takeout = {
    'Takeout/Contacts/All Contacts/All Contacts.vcf': card('Ana', 'ana@acme.example') + card('Ben', 'ben@lee.example'),
    'Takeout/Contacts/Rotary/Rotary.vcf': card('Ana', 'ana@acme.example'),
    'Takeout/Contacts/My Contacts/Ana.jpg': 'x',
    'Takeout/Calendar/Work.ics': 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    'Takeout/archive_browser.html': '<html>',
  }

  test('has everybody once, and says what stayed out', async ({ journal: { client } }) => {
    const report = await importFile(client, 'takeout.zip', zipFile(takeout))
    expect(report).toMatchObject({ format: 'vcard', records: 2, created: 2 })
    expect(report.remarks).toEqual([
      { code: 'calendars-left-out', params: { count: 1 } },
      {
        code: 'files-left-out',
        params: {
          count: 2,
          names: [
            { name: '.html', count: 1 },
            { name: '.jpg', count: 1 },
          ],
        },
      },
    ])
    expect(await importFile(client, 'takeout.zip', zipFile(takeout))).toMatchObject({ created: 0, unchanged: 2 })
  })

  test('in which two cards of one identity say different things loses neither', async ({ journal: { client } }) => {
    const uid = (email: string) => card('Ana', email).replace('FN:', 'UID:1\r\nFN:')
    const files = { 'a.vcf': uid('ana@acme.example'), 'b.vcf': uid('ana@home.example') }
    const report = await importFile(client, 'cards.zip', zipFile(files))
    expect(report).toMatchObject({ records: 2, created: 1, updated: 1 })
    const [ana] = await documents(client, 'person')
    expect(Object.values(ana?.['channels'] as object)).toHaveLength(2)
  })

  test('of one file is that file', async ({ journal: { client } }) => {
    expect(await importFile(client, 'a.zip', zipFile({ 'contacts.vcf': card('Ana', 'a@b.example') }))).toMatchObject({
      created: 1,
    })
  })
})
