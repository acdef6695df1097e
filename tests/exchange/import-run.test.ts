import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { importFile, linkedinFile, previewOf, uploadFile, vcardFile } from '#support/import-file.ts'
import { refusalOf, test } from '#support/journal-test.ts'
import { reportOf } from '#support/test-journal.ts'

const FIXTURES = [
  'linkedin-english.csv',
  'linkedin-german.csv',
  'google-old.csv',
  'google-new.csv',
  'outlook-english.csv',
  'outlook-german.csv',
  'vcard-2.1.vcf',
  'vcard-3.0.vcf',
  'vcard-4.0.vcf',
]
const fixture = (name: string) => readFileSync(`tests/exchange/fixtures/${name}`)

describe('a file', () => {
  test.for(FIXTURES)(
    '%s is previewed without writing, imported as previewed, and a second time changes nothing',
    async (name, { journal: { client } }) => {
      const previewed = await previewOf(client, name, fixture(name))
      expect(await client.queries.people({})).toMatchObject({ total: 0 })
      expect(previewed.result.created).toBeGreaterThan(0)
      const { result } = await reportOf(client, client.commands.runImport({ preview: previewed.preview }), 'import')
      expect(result).toMatchObject({
        created: previewed.result.created,
        updated: previewed.result.updated,
        records: previewed.result.records,
      })
      const people = await client.queries.people({})
      expect(people.total).toBe(result.created)
      expect(await importFile(client, name, fixture(name))).toMatchObject({
        created: 0,
        updated: 0,
        unchanged: result.records,
        undo: null,
      })
      expect(await client.queries.people({})).toEqual(people)
      expect(await reportOf(client, client.commands.check(), 'check')).toMatchObject({ problems: [] })
    },
  )

  test('of 1,000 rows is imported and undone as a whole', async ({ journal: { client } }) => {
    const people = Array.from({ length: 1000 }, (_, index) => ({
      name: `Given${index} Family${index}`,
      url: `https://www.linkedin.com/in/p${index}`,
      company: `Company ${index % 40}`,
    }))
    const result = await importFile(client, 'Connections.csv', linkedinFile(people))
    expect(result).toMatchObject({ created: 1000, problems: [] })
    expect(await client.queries.people({})).toMatchObject({ total: 1000 })
    expect((await client.queries.organisations({})).length).toBe(40)
    const back = await client.commands.undo({ token: result.undo ?? '' })
    expect(back.leftAlone).toEqual([])
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
    expect(await client.queries.organisations({})).toEqual([])
    await client.commands.undo({ token: back.undo ?? '' })
    expect(await client.queries.people({})).toMatchObject({ total: 1000 })
  })

  test('that is cut off in the middle of its upload, or grew, is refused', async ({ journal: { client } }) => {
    const { upload } = await client.commands.beginUpload({ name: 'a.csv', bytes: 9 })
    await client.commands.appendUpload({ upload, base64: 'YWJj' })
    expect(await refusalOf(client.commands.previewImport({ uploads: [upload] }))).toMatchObject({
      code: 'UPLOAD_INCOMPLETE',
      data: { name: 'a.csv' },
    })
    const second = await client.commands.beginUpload({ name: 'a.csv', bytes: 2 })
    expect(await refusalOf(client.commands.appendUpload({ upload: second.upload, base64: 'YWJj' }))).toMatchObject({
      code: 'UPLOAD_GREW',
      data: { name: 'a.csv' },
    })
    expect(await refusalOf(client.commands.beginUpload({ name: 'a.csv', bytes: 256 * 1024 * 1024 + 1 }))).toMatchObject(
      {
        code: 'UPLOAD_TOO_LARGE',
        data: { name: 'a.csv', maxBytes: 256 * 1024 * 1024 },
      },
    )
    expect(await refusalOf(client.commands.previewImport({ uploads: ['none'] }))).toMatchObject({
      code: 'UPLOAD_UNKNOWN',
    })
    expect(await refusalOf(client.commands.runImport({ preview: 'none' }))).toMatchObject({ code: 'PREVIEW_UNKNOWN' })
  })

  test('that holds nothing known is refused by its name, and nothing is written', async ({ journal: { client } }) => {
    for (const [content, code] of [
      ['', 'FILE_EMPTY'],
      ['a,b\n1,2,3\n', 'FILE_UNKNOWN'],
      ['\u0000\u0001\u0002', 'FILE_BINARY'],
    ] as const) {
      const upload = await uploadFile(client, 'odd.csv', content)
      const { job } = await client.commands.previewImport({ uploads: [upload] })
      while ((await client.queries.job({ job })).state === 'running')
        await new Promise((resolve) => setTimeout(resolve, 5))
      expect(await client.queries.job({ job })).toMatchObject({
        state: 'failed',
        failure: { code, data: expect.objectContaining({ file: 'odd.csv' }) },
      })
    }
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
  })
})

describe('an import', () => {
  test('that is stopped keeps what was written, says so, and can be undone', async ({ journal: { client } }) => {
    const people = Array.from({ length: 3000 }, (_, index) => ({
      name: `Given${index} Family${index}`,
      url: `https://www.linkedin.com/in/p${index}`,
    }))
    const { preview } = await previewOf(client, 'Connections.csv', linkedinFile(people))
    const { job } = await client.commands.runImport({ preview })
    while ((await client.queries.people({})).total === 0) await new Promise((resolve) => setImmediate(resolve))
    await client.commands.cancelJob({ job })
    const { result } = await reportOf(client, Promise.resolve({ job }), 'import')
    expect(result.created).toBeGreaterThan(0)
    expect(result.created).toBeLessThan(3000)
    expect(result.created + result.skipped).toBe(3000)
    expect(result.problems[0]).toMatchObject({ code: 'ended', params: { because: 'stopped' } })
    expect(await client.queries.people({})).toMatchObject({ total: result.created })
    await client.commands.undo({ token: result.undo ?? '' })
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
    expect(await importFile(client, 'Connections.csv', linkedinFile(people))).toMatchObject({ created: 3000 })
  })

  test('that is stopped before it has written leaves its preview, which is imported once', async ({
    journal: { client },
  }) => {
    const people = Array.from({ length: 3000 }, (_, index) => ({ name: `Given${index} Family${index}` }))
    const { preview } = await previewOf(client, 'Connections.csv', linkedinFile(people))
    const { job } = await client.commands.runImport({ preview })
    await client.commands.cancelJob({ job })
    while ((await client.queries.job({ job })).state === 'running')
      await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await client.queries.job({ job })).toMatchObject({ state: 'cancelled' })
    expect(await client.queries.people({})).toMatchObject({ total: 0 })
    expect(await client.queries.importRows({ preview })).toMatchObject({ total: 3000 })

    const again = await client.commands.runImport({ preview })
    expect(await refusalOf(client.commands.runImport({ preview }))).toMatchObject({ code: 'PREVIEW_UNKNOWN' })
    await client.commands.cancelJob(again)
  })

  test('adds to people what they lack, and overwrites nothing', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const { id } = await commands.addPerson({
      names: { given: 'Ana', family: 'Ruiz' },
      organisation: 'Garden Co',
      title: 'Head',
    })
    await commands.putEntry({
      id,
      entryId: null,
      entry: { collection: 'channels', value: { kind: 'email', value: 'Ana@Example.org' } },
    })
    const result = await importFile(
      client,
      'a.csv',
      linkedinFile([
        {
          name: 'Ana Ruiz',
          url: 'https://www.linkedin.com/in/ana',
          email: 'ana@example.org',
          company: 'Acme',
          title: 'Engineer',
        },
      ]),
    )
    expect(result).toMatchObject({ created: 0, updated: 1 })
    const page = await queries.person({ id })
    expect(page).toMatchObject({ name: 'Ana Ruiz', metOn: '2024-03-05' })
    expect(page.roles.map(({ value }) => value.organisationName).toSorted()).toEqual(['Acme', 'Garden Co'])
    expect(page.channels.map(({ value }) => value.value).toSorted()).toEqual([
      'Ana@Example.org',
      'https://www.linkedin.com/in/ana',
    ])
    await commands.undo({ token: result.undo ?? '' })
    const back = await queries.person({ id })
    expect(back).toMatchObject({ metOn: null })
    expect(back.channels).toHaveLength(1)
    expect(back.roles).toHaveLength(1)
  })

  test('that was undone can be made again', async ({ journal: { client } }) => {
    const file = linkedinFile([{ name: 'Ana Ruiz', url: 'https://www.linkedin.com/in/ana' }])
    const first = await importFile(client, 'a.csv', file)
    await client.commands.undo({ token: first.undo ?? '' })
    expect(await importFile(client, 'a.csv', file)).toMatchObject({ created: 1 })
    expect((await client.queries.people({})).rows).toMatchObject([{ name: 'Ana Ruiz' }])
  })

  test('after its person went to the trash makes them anew, and a restored one is known again', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const file = linkedinFile([{ name: 'Ana Ruiz', url: 'https://www.linkedin.com/in/ana' }])
    await importFile(client, 'a.csv', file)
    const id = (await queries.people({})).rows[0]?.id as never
    await commands.moveToTrash({ ids: [id] })
    expect(await importFile(client, 'a.csv', file)).toMatchObject({ created: 1, updated: 0 })
    expect((await queries.people({})).total).toBe(1)
    await commands.restoreFromTrash({ ids: [id] })
    expect(await importFile(client, 'a.csv', file)).toMatchObject({ created: 0, unchanged: 1 })
  })

  test('finds a person who was merged as whom they are now', async ({ journal: { client } }) => {
    const { commands, queries } = client
    await importFile(client, 'a.csv', linkedinFile([{ name: 'Ana Ruiz', url: 'https://www.linkedin.com/in/ana' }]))
    const from = (await queries.people({})).rows[0]?.id as never
    const { id: into } = await commands.addPerson({ names: { given: 'Annie' } })
    await commands.mergePeople({ from, into })
    expect(
      await importFile(client, 'a.csv', linkedinFile([{ name: 'Ana Ruiz', url: 'https://www.linkedin.com/in/ana' }])),
    ).toMatchObject({ created: 0, unchanged: 1 })
  })

  test('of one person twice in a file makes one person with what both records say', async ({ journal: { client } }) => {
    const file = vcardFile(
      ['FN:Ana Ruiz', 'EMAIL:ana@example.org', 'TEL:+49 30 1234567'],
      ['FN:Ana Ruiz', 'EMAIL:ana@example.org', 'ORG:Acme'],
    )
    expect(await importFile(client, 'a.vcf', file)).toMatchObject({ records: 2, created: 1, updated: 1 })
    const { rows } = await client.queries.people({})
    expect(rows).toMatchObject([{ name: 'Ana Ruiz', organisation: 'Acme' }])
    expect(await importFile(client, 'a.vcf', file)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })

  test('of a file of nobody names its format', async ({ journal: { client } }) => {
    const result = await importFile(client, 'a.csv', linkedinFile([]))
    expect(result).toMatchObject({ format: 'linkedin', records: 0, created: 0, problems: [] })
  })

  test('of two files at once says of each problem which file has it', async ({ journal: { client } }) => {
    const uploads = [
      await uploadFile(client, 'a.vcf', vcardFile(['EMAIL:ana@example.org'])),
      await uploadFile(client, 'b.vcf', vcardFile(['FN:Ana Ruiz', 'BDAY:soon'])),
    ]
    const { result } = await reportOf(client, client.commands.previewImport({ uploads }), 'import-preview')
    expect(result.problems).toEqual([
      { file: 'a.vcf', line: 1, code: 'no-name-yet', params: { name: 'ana@example.org' } },
      { file: 'b.vcf', line: 4, code: 'date-in-notes', params: { label: 'birthday', text: 'soon' } },
    ])
  })

  test('says how many lines have a problem, and what was left out on purpose', async ({ journal: { client } }) => {
    const nobody = linkedinFile(
      Array.from({ length: 1200 }, () => ({ name: '', url: 'https://www.linkedin.com/in/x' })),
    )
    const rows = await importFile(client, 'a.csv', nobody)
    expect([rows.problems.length, rows.problemCount, rows.remarks]).toEqual([1000, 1200, []])
    const cards = await importFile(client, 'a.vcf', vcardFile(['KIND:org', 'FN:Acme'], ['FN:Ana', 'BDAY:soon']))
    expect(cards).toMatchObject({
      problemCount: 1,
      remarks: [{ code: 'organisations-left-out', params: { count: 1 } }],
    })
  })

  test('of two files at once knows in the second who was in the first', async ({ journal: { client } }) => {
    const uploads = [
      await uploadFile(client, 'a.vcf', vcardFile(['FN:Ana Ruiz', 'EMAIL:ana@example.org'])),
      await uploadFile(
        client,
        'b.csv',
        linkedinFile([{ name: 'Ana Ruiz', email: 'ana@example.org', company: 'Acme' }]),
      ),
    ]
    const { preview, result } = await reportOf(client, client.commands.previewImport({ uploads }), 'import-preview')
    expect(result).toMatchObject({ format: null, created: 1, updated: 1 })
    await reportOf(client, client.commands.runImport({ preview }), 'import')
    expect((await client.queries.people({})).rows).toMatchObject([{ name: 'Ana Ruiz', organisation: 'Acme' }])
  })
})
