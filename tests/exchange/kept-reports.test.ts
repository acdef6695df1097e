import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { forget } from '#journal/commands/trash-commands.ts'
import { MAX_REPORTS, type NewReport } from '#journal/runtime/kept-reports.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { KeptReport } from '#shared/contract/report-contract.ts'
import { SOMEBODY } from '#shared/model/somebody.ts'
import { importFile, uploadFile, vcardFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { exchange, openTestEngine } from '#support/test-engine.ts'
import { reportOf } from '#support/test-journal.ts'

const WEEKS_MS = 20 * 86_400_000
const FILE = vcardFile(
  ['FN:Ana Ruiz', 'X-SHOE:42', 'BDAY:some day'],
  ['FN:Ana Ruiz Sosa', 'EMAIL:no address'],
  ['TEL:1'],
)

async function reportsOf({ queries }: JournalClient): Promise<KeptReport[]> {
  const made = await queries.imports()
  const reports = await Promise.all(made.map(({ id }) => queries.importReport({ id })))
  return reports.flatMap((one) => one ?? [])
}

test('what an import has said is opened again weeks later, after a restart, a rebuild and its undo', async ({
  journal,
}) => {
  const { matters: _matters, ...said } = await importFile(journal.client, 'people.vcf', FILE)
  expect(said.problemCount).toBeGreaterThan(1)
  const at = journal.clock.now
  journal.clock.now += WEEKS_MS
  await journal.reopen()
  const { client } = journal
  await reportOf(client, client.commands.rebuild(), 'rebuild')
  const id = said.undo ?? ''
  const kept = { id, at, files: ['people.vcf'], report: { kind: 'import', result: { ...said, matters: [] } } }
  expect(await client.queries.importReport({ id })).toEqual(kept)
  expect(await client.queries.imports()).toMatchObject([{ id, hasReport: true, hasWritten: true, canUndo: true }])
  await client.commands.undo({ token: id })
  expect(await client.queries.importReport({ id })).toEqual(kept)
})

test('an import that changed nothing, and an export into a folder, are listed with what they said', async ({
  journal: { client, clock },
}) => {
  await importFile(client, 'people.vcf', FILE)
  clock.now += 1000
  const again = await importFile(client, 'again.vcf', FILE)
  expect(again.undo).toBeNull()
  clock.now += 1000
  const folder = join(mkdtempSync(join(tmpdir(), 'rapport-report-')), 'vault')
  const { result } = await reportOf(client, client.commands.exportFolder({ format: 'vault', folder }), 'export')
  rmSync(join(folder, '..'), { recursive: true, force: true })
  expect(await client.queries.imports()).toMatchObject([
    { what: 'export', format: 'vault', hasWritten: false, canUndo: false },
    { what: 'import', format: 'vcard', hasWritten: false, canUndo: false },
    { what: 'import', format: 'vcard', hasWritten: true, canUndo: true },
  ])
  const [exported, second] = await reportsOf(client)
  expect(exported).toMatchObject({ files: [folder], report: { kind: 'export', result } })
  expect(second).toMatchObject({ files: ['again.vcf'], report: { result: { created: 0, unchanged: said(again) } } })
})

const said = ({ unchanged }: { readonly unchanged: number }) => unchanged

test('what was said of a whole journal is kept as well', async ({ journal: { client } }) => {
  const file = JSON.stringify({ format: 'rapport-journal', version: 1, documents: [{ id: 'no id' }] })
  const upload = await uploadFile(client, 'journal.json', file)
  const { preview } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
  const { result } = await reportOf(
    client,
    client.commands.importJournal({ preview, differing: 'keep' }),
    'journal-import',
  )
  expect(await reportsOf(client)).toMatchObject([
    { files: ['journal.json'], report: { kind: 'journal-import', result } },
  ])
})

test('who is forgotten is named in no report any more, and nobody else’s name is touched', async ({
  journal: { client },
}) => {
  const file = vcardFile(
    ['UID:1', 'FN:Ana Ruiz', 'N:Ruiz;Ana;;;', 'EMAIL:ana@example.org'],
    ['UID:1', 'FN:Bob Lee', 'N:Lee;Bob;;;'],
    ['EMAIL:cleo@example.org'],
    ['FN:Ana Ruizova', 'EMAIL:not Ana Ruizova'],
  )
  await importFile(client, 'Ana Ruiz.vcf', file)
  const before = JSON.stringify(await reportsOf(client))
  for (const word of ['Ana Ruiz.vcf', 'cleo@example.org']) expect(before).toContain(word)
  const people = (await client.queries.people({})).rows
  const idOf = (wanted: string) => people.find(({ name }) => name === wanted)?.id as never
  await client.commands.forget({ id: idOf('Ana Ruiz') })
  await client.commands.forget({ id: idOf('cleo@example.org') })
  const after = JSON.stringify(await reportsOf(client))
  expect(after).not.toMatch(/Ana Ruiz(?!ova)|cleo@example/)
  expect(after).toContain('Ana Ruizova')
  expect(after).toContain('Bob Lee')
  expect(after).toContain(SOMEBODY)
})

test('who is forgotten on another device is named in no report here, and reports go to no other device', () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  const { result: id } = laptop.engine.commands.run('add', (write) =>
    write.create('person', { names: { given: 'Ana', family: 'Ruiz' } } as never),
  )
  exchange(laptop, tower)
  const result = {
    format: 'vault',
    folder: '/notes',
    written: 1,
    unchanged: 0,
    keptByHand: ['Ana Ruiz.md'],
    moved: 0,
    stopped: null,
    earlier: null,
  }
  const report = { kind: 'export', result } as const
  tower.engine.reports.keep({ id: 'kept-one', files: ['/notes'], report } as NewReport)
  exchange(laptop, tower)
  expect(laptop.engine.reports.list()).toEqual([])
  expect(JSON.stringify(tower.engine.reports.find('kept-one'))).toContain('Ana Ruiz.md')
  forget(laptop.engine.commands, { id })
  exchange(laptop, tower)
  expect(tower.engine.reports.find('kept-one')?.report.result).toMatchObject({ keptByHand: [`${SOMEBODY}.md`] })
})

test('the latest are kept, and the others go', async ({ journal: { client } }) => {
  for (let run = 0; run <= MAX_REPORTS; run++) await importFile(client, `${run}.vcf`, vcardFile(['FN:Ana Ruiz']))
  const reports = await reportsOf(client)
  expect(reports).toHaveLength(MAX_REPORTS)
  expect(reports.some(({ files }) => files[0] === '0.vcf')).toBe(false)
})
