import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#journal/documents/database.ts'
import { automerge } from '#journal/documents/automerge.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { openTestJournal, TEST_KEY } from '#support/test-journal.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'rapport-names-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const LAPTOP = { deviceId: 'aa'.repeat(16), device: 'laptop' }
const TOWER = { deviceId: 'bb'.repeat(16), device: 'tower' }

async function onDevice<Result>(
  device: { deviceId: string; device: string },
  work: (client: ReturnType<typeof openTestJournal>['client']) => Promise<Result>,
  at = folder,
): Promise<Result> {
  const test = openTestJournal({ folder: at, ...device })
  try {
    return await work(test.client)
  } finally {
    await test.journal.close()
  }
}

const devicesOf = (id: DocumentId, device = TOWER, at = folder) =>
  onDevice(device, async ({ queries }) => (await queries.history({ id })).map((row) => row.device), at)

test('history says on which device something was written, by the name that it has now', async () => {
  const { id } = await onDevice(LAPTOP, ({ commands }) => commands.addPerson({ names: { given: 'Ana' } }))
  await onDevice(TOWER, ({ commands }) => commands.putInRing({ ids: [id], ring: 'inner' }))
  expect(await devicesOf(id)).toEqual(['tower', 'laptop'])
  expect(await devicesOf(id, { ...TOWER, device: 'tower under the desk' })).toEqual(['tower under the desk', 'laptop'])
})

test('a device that this journal never met has no name', async () => {
  const { id } = await onDevice(LAPTOP, ({ commands }) => commands.addPerson({ names: { given: 'Ana' } }))
  const database = openDatabase({ file: join(folder, 'journal.db'), key: TEST_KEY })
  database.exec('DELETE FROM device_names')
  database.close()
  expect(await devicesOf(id)).toEqual([''])
})

test('a copied journal keeps the names, and the device it was copied to has its own', async () => {
  const { id } = await onDevice(LAPTOP, ({ commands }) => commands.addPerson({ names: { given: 'Ana' } }))
  const copy = mkdtempSync(join(tmpdir(), 'rapport-names-'))
  try {
    cpSync(join(folder, 'journal.db'), join(copy, 'journal.db'))
    await onDevice(TOWER, ({ commands }) => commands.putInRing({ ids: [id], ring: 'inner' }), copy)
    expect(await devicesOf(id, TOWER, copy)).toEqual(['tower', 'laptop'])
    expect(await devicesOf(id, LAPTOP)).toEqual(['laptop'])
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})

test('no name of a device stands in what travels', async () => {
  const { id } = await onDevice(LAPTOP, ({ commands }) => commands.addPerson({ names: { given: 'Ana' } }))
  const database = openDatabase({ file: join(folder, 'journal.db'), key: TEST_KEY })
  const snapshot = database.prepare('SELECT snapshot FROM documents WHERE id = ?').pluck().get(id) as Uint8Array
  database.close()
  const messages = automerge()
    .getChangesMetaSince(automerge().load(snapshot), [])
    .map(({ message }) => message)
    .filter((message) => message !== null)
  expect(messages.map((message) => JSON.parse(message) as unknown)).toEqual([
    { command: 'addPerson', device: LAPTOP.deviceId },
  ])
})
