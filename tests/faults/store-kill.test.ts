import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkIntegrity } from '#journal/documents/integrity.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { openTemporaryStore, temporaryFolder, TEST_MESSAGE } from '#support/temporary-store.ts'

const CHILD = fileURLToPath(import.meta.resolve('#support/committing-child.ts'))
const ROUNDS = 6

/** Runs the child until it has said `lines` lines and then kills it without warning; gives back all that it said. */
async function killAfter(lines: number, ...args: string[]): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.split('\n').length > lines) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.on('close', resolve))
  // The last piece is empty, or a line that the child was killed in.
  return said.split('\n').slice(0, -1)
}

test('every acknowledged commit is there after kill -9, and what was not acknowledged is whole or absent', async () => {
  const file = join(temporaryFolder(), 'journal.db')
  const first = openTemporaryStore(file)
  const id = first.store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Ana' } })).result
  first.close()
  const random = seededRandom(99)
  let acknowledged = 0
  for (let round = 0; round < ROUNDS; round++) {
    const lines = await killAfter(5 + random(60), file, id)
    acknowledged += lines.length
    const { store, close } = openTemporaryStore(file)
    for (const line of lines) {
      const [conversation, count, pid] = line.split(' ')
      expect(store.read(conversation as DocumentId)?.content).toMatchObject({ notes: `note ${count} of ${pid}` })
    }
    const [, count = '', pid = ''] = lines.at(-1)?.split(' ') ?? []
    const person = store.read(id)?.content
    const last = person && 'askNext' in person ? Number(person.askNext.split(' ')[1]) : -1
    // One more may have been committed than could be said.
    expect([Number(count), Number(count) + 1]).toContain(last)
    expect(person).toMatchObject({ askNext: `count ${last} of ${pid}` })
    expect(store.counts().conversation).toBeGreaterThanOrEqual(acknowledged)
    expect(checkIntegrity(store)).toMatchObject({ file: [], documents: [], quarantined: 0 })
    acknowledged = store.counts()['conversation'] ?? 0
    close()
  }
  expect(acknowledged).toBeGreaterThan(ROUNDS * 5)
})
