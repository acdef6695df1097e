import ICAL from 'ical.js'
import Papa from 'papaparse'
import { describe, expect } from 'vitest'
import type { JournalClient, QueryInput } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { importFile } from '#support/import-file.ts'
import { day, test } from '#support/journal-test.ts'
import { jpegOf } from '#support/small-pictures.ts'
import { reportOf } from '#support/test-journal.ts'

type Format = QueryInput<'exportFile'>['format']

async function exported(
  client: JournalClient,
  format: Format,
  wanted: Partial<QueryInput<'exportFile'>> = {},
): Promise<string> {
  let text = ''
  let after: number | null = null
  do {
    const piece: Awaited<ReturnType<JournalClient['queries']['exportFile']>> = await client.queries.exportFile({
      format,
      after,
      ...wanted,
    })
    text += piece.text
    after = piece.next
  } while (after !== null)
  return text
}

async function put(client: JournalClient, id: PersonId, collection: string, entry: object): Promise<void> {
  await client.commands.putEntry({ id, entryId: null, entry: { collection, value: entry } } as never)
}

/** Somebody of whom everything is known that a file can say, in words that a format may stumble upon. */
async function addFull(client: JournalClient): Promise<PersonId> {
  const names = { given: 'Ana; "Bo"', family: 'Ruiz, y\\Lee', nick: 'Anita' }
  const { id } = await client.commands.addPerson({ names, organisation: 'Acme, Inc; Co', title: 'Head; of, all\\' })
  await put(client, id, 'channels', { kind: 'email', label: 'work', value: 'ana@acme.example' })
  await put(client, id, 'channels', { kind: 'phone', label: 'mobile', value: '+49 176 04069012', preferred: true })
  await put(client, id, 'channels', { kind: 'website', label: '', value: 'https://ana.example/a,b;c' })
  await put(client, id, 'channels', { kind: 'profile', label: 'linkedin', value: 'https://www.linkedin.com/in/ana' })
  await put(client, id, 'places', { label: 'home', text: 'Föhr, the last house; left' })
  await put(client, id, 'dates', { label: 'birthday', date: { m: 4, d: 15 } })
  await put(client, id, 'dates', { label: 'moved to Föhr', date: { y: 2012, m: 2, d: 29 } })
  const { id: circle } = await client.commands.addCircle({ name: 'Mentors, old; new' })
  await client.commands.putInCircle({ ids: [id], circle, member: true })
  const session = await client.commands.openText({ id, field: 'notes' })
  await client.commands.editText({ session: session.session, text: 'Line one\n=SUM(A1); "two", ñandú 🎻'.repeat(5) })
  await client.commands.closeText({ session: session.session })
  await client.commands.editPerson({ id, photo: jpegOf(192, 192, 4000) })
  return id
}

describe('X5 vCards', () => {
  test.for(['vcard', 'vcard3'] as const)(
    '%s: its own export imported again changes nothing',
    async (format, { journal: { client } }) => {
      await reportOf(client, client.commands.addSample(), 'sample')
      await addFull(client)
      const { total } = await client.queries.people({})
      const text = await exported(client, format)
      expect(await importFile(client, 'people.vcf', text)).toMatchObject({
        records: total,
        unchanged: total,
        created: 0,
        updated: 0,
        problems: [],
        undo: null,
      })
    },
  )

  test('say a birthday without its year as each version can, by the id of the person', async ({
    journal: { client },
  }) => {
    const id = await addFull(client)
    const unfolded = async (format: Format) => (await exported(client, format)).replaceAll('\r\n ', '')
    const [four, three] = [await unfolded('vcard'), await unfolded('vcard3')]
    expect(four).toContain('\r\nBDAY:--0415\r\n')
    expect(four).toContain(`\r\nUID:urn:uuid:${id}\r\n`)
    expect(three).toContain('\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15\r\n')
    expect(three).toContain(`\r\nUID:${id}\r\n`)
    expect(four).toContain(`\r\nPHOTO:data:image/jpeg;base64,${jpegOf(192, 192, 4000)}\r\n`)
    expect(three).toContain(`\r\nPHOTO;ENCODING=b;TYPE=JPEG:${jpegOf(192, 192, 4000)}\r\n`)
    expect(four).toContain('N:Ruiz\\, y\\\\Lee;Ana\\; "Bo";;;')
    for (const line of (await exported(client, 'vcard')).split('\r\n'))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75 + 3)
    expect(await unfolded('vcard')).toContain('CATEGORIES:Mentors\\, old')
    expect(await exported(client, 'vcard', { withoutPrivate: true })).not.toContain('NOTE')
  })
})

describe('X7 a blueprint of Kumu', () => {
  interface Blueprint {
    readonly elements: readonly { id: string; label: string; type: string; description?: string; tags: string[] }[]
    readonly connections: readonly {
      id: string
      from: string
      to: string
      type: string
      direction: string
      label?: string
    }[]
  }
  const blueprint = async (client: JournalClient, more: object = {}): Promise<Blueprint> =>
    JSON.parse(await exported(client, 'kumu', more))

  test('has all that is on the canvas by its id, also what is called the same, and areas as tags', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const ana = (await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })).id
    const other = (await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })).id
    await commands.moveOnCanvas({
      cards: [
        { id: ana, x: 2040, y: 2040 },
        { id: other, x: 6000, y: 6000 },
      ],
    })
    const { id: area } = await commands.addArea({ label: 'Berlin', x: 2000, y: 2000, width: 600, height: 400 })
    const { id: nameless } = await commands.addArea({ label: '', x: 9000, y: 9000, width: 200, height: 200 })
    await commands.addToCanvas({ cards: [{ as: 'note', text: 'Ask first\n\nthen =write', x: 2100, y: 2200 }] })
    await commands.linkOnCanvas({ from: ana, to: other, label: 'knows since KubeCon' })
    await commands.linkOnCanvas({ from: ana, to: area })
    const { elements, connections } = await blueprint(client)
    const byId = new Map(elements.map((one) => [one.id, one]))
    expect(byId.size).toBe(elements.length)
    expect(byId.get(ana)).toEqual({ id: ana, label: 'Ana Ruiz', type: 'Person', tags: ['Berlin'] })
    expect(byId.get(other)).toEqual({ id: other, label: 'Ana Ruiz', type: 'Person', tags: [] })
    expect(byId.get(area)).toEqual({ id: area, label: 'Berlin', type: 'Area', tags: [] })
    expect(byId.get(nameless)?.label).toBe('Area')
    expect(elements.find(({ type }) => type === 'Note')).toMatchObject({
      label: 'Ask first',
      description: 'Ask first\n\nthen =write',
      tags: ['Berlin'],
    })
    const free = { type: 'Link', direction: 'directed' }
    expect(connections).toEqual(
      expect.arrayContaining([
        { id: `${ana}>${other}`, from: ana, to: other, ...free, label: 'knows since KubeCon' },
        { id: `${ana}>${area}`, from: ana, to: area, ...free },
      ]),
    )
    const { areas, notes, cards } = await queries.strategyCanvas()
    expect(elements).toHaveLength(areas.length + notes.length + cards.length)
  })

  test('of the sample has what the canvas has, without the cards of Mindset, and no connection leads to nothing', async ({
    journal: { client },
  }) => {
    await reportOf(client, client.commands.addSample(), 'sample')
    const { elements, connections } = await blueprint(client)
    const { areas, notes, cards, links } = await client.queries.strategyCanvas()
    const shown = [...areas, ...notes, ...cards.filter(({ kind }) => kind !== 'reframe')].map(({ id }) => id as string)
    expect(elements.map(({ id }) => id).toSorted()).toEqual(shown.toSorted())
    expect(elements.every(({ label }) => label !== '')).toBe(true)
    expect(new Set(elements.map(({ type }) => type))).toContain('Goal')
    const whole = links.filter(({ from, to }) => shown.includes(from) && shown.includes(to))
    expect(connections.map(({ from, to }) => [from, to])).toEqual(whole.map(({ from, to }) => [from, to]))
    expect(connections.some(({ type }) => type === 'Serves')).toBe(true)
  })
})

describe('X6 tables', () => {
  test('for spreadsheets begin no cell like a formula, and say so that Excel reads them', async ({
    journal: { client },
  }) => {
    await addFull(client)
    await client.commands.addPerson({ names: { given: '=cmd|x', family: '@sum' } })
    const text = await exported(client, 'csv', { separator: ';' })
    expect(text.startsWith('\uFEFFGiven name;Family name;')).toBe(true)
    const { data } = Papa.parse<string[]>(text.slice(1), { delimiter: ';', skipEmptyLines: true })
    expect(data).toHaveLength(3)
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    expect(data.flat()).toContain("'+49 176 04069012")
    expect(data.flat()).toContain("'=cmd|x")
  })

  test('for Google Contacts have its columns, and cells as they are', async ({ journal: { client } }) => {
    const id = await addFull(client)
    const text = await exported(client, 'csv-google')
    expect(text).toMatch(
      /^First Name,Middle Name,Last Name,Phonetic First Name,.*,Labels,E-mail 1 - Label,E-mail 1 - Value,/,
    )
    const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
    // Each as Google writes it, in its order; of what there may be several, numbered.
    const numbered = (name: string, ...parts: readonly string[]) => parts.map((part) => `${name} # - ${part}`)
    const columns = [
      ...'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels'.split(
        ',',
      ),
      ...numbered('E-mail', 'Label', 'Value'),
      ...numbered('Phone', 'Label', 'Value'),
      ...numbered('Address', 'Label', 'Formatted', 'Street', 'City', 'PO Box', 'Region', 'Postal Code', 'Country'),
      'Address # - Extended Address',
      ...numbered('Relation', 'Label', 'Value'),
      ...numbered('Website', 'Label', 'Value'),
    ]
    const written = [...new Set((meta.fields ?? []).map((field) => field.replace(/\d+(?= - )/, '#')))]
    expect(written.filter((field) => columns.includes(field))).toEqual(
      columns.filter((field) => written.includes(field)),
    )
    expect(written.filter((field) => !columns.includes(field) && !/^(?:Event|Custom Field) #/.test(field))).toEqual([])
    expect(columns.filter((field) => !written.includes(field) && !/^(?:Address|Relation) #/.test(field))).toEqual([])
    expect(data[0]).toMatchObject({
      'Phone 1 - Value': '+49 176 04069012',
      'Phone 1 - Label': '* mobile',
      Birthday: '--04-15',
    })
    expect(await importFile(client, 'contacts.csv', text)).toMatchObject({ created: 0, records: 1 })
    expect((await client.queries.people({})).rows).toMatchObject([{ id }])
  })
})

describe('calendars', () => {
  const partsOf = (text: string, name: string) =>
    new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents(name)
  const value = (part: ICAL.Component, name: string) => String(part.getFirstPropertyValue(name))

  test('K6 follow-ups are tasks due on a day, done ones completed, and all-day events where that is wanted', async ({
    journal: { client },
  }) => {
    const { id } = await client.commands.scheduleFollowUp({
      text: 'send; the, deck',
      people: [],
      due: day('2026-12-07'),
      actor: 'me',
    })
    const other = await client.commands.scheduleFollowUp({ text: 'call', people: [], due: null, actor: 'me' })
    await client.commands.completeFollowUps({ ids: [other.id] })
    const text = await exported(client, 'calendar')
    const [open, done] = partsOf(text, 'vtodo')
    if (open === undefined || done === undefined) throw new Error('no tasks')
    expect([value(open, 'uid'), value(open, 'summary'), value(open, 'due'), value(open, 'status')]).toEqual([
      id,
      'send; the, deck',
      '2026-12-07',
      'NEEDS-ACTION',
    ])
    expect(text).toContain('DUE;VALUE=DATE:20261207')
    expect([value(done, 'status'), value(done, 'due')]).toEqual(['COMPLETED', 'null'])
    expect(partsOf(text, 'vevent')).toEqual([])
    const events = partsOf(await exported(client, 'calendar', { followUpEvents: true }), 'vevent')
    expect(events.map((event) => value(event, 'dtstart'))).toEqual(['2026-12-07'])
  })

  test('K7 a birthday without its year comes yearly from this year on, with no year and no age', async ({
    journal: { client },
  }) => {
    const id = await addFull(client)
    const text = await exported(client, 'calendar')
    const days = partsOf(text, 'vevent')
    expect(days.map((event) => [value(event, 'dtstart'), value(event, 'rrule')])).toEqual(
      expect.arrayContaining([
        ['2026-04-15', 'FREQ=YEARLY'],
        ['2012-02-29', 'FREQ=YEARLY'],
      ]),
    )
    expect(text).not.toContain('1604')
    expect(new Set(days.map((event) => value(event, 'uid')).map((uid) => uid.slice(0, id.length)))).toEqual(
      new Set([id]),
    )
    expect(text).toContain('CLASS:PRIVATE')
    expect(await exported(client, 'calendar')).toBe(text)
  })
})
