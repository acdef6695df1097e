import { randomFillSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { organisationFinder } from '#journal/commands/named-documents.ts'
import { openEngine, type Engine } from '#journal/engine.ts'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import type { ForeignBatch } from '#journal/documents/receive.ts'
import type { PersonText } from '#shared/model/person-fields.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { foreignBatch, marksOf } from './foreign-batch.ts'
import { dumpRows } from './row-dump.ts'
import { testOptions } from './test-journal.ts'

type Random = (below: number) => number

interface Device {
  engine: Engine
  readonly folder: string
}

/** What was acknowledged about a document, by whom it may have been taken away again. */
interface Expected {
  readonly texts: Map<PersonText, Set<string>>
  readonly entries: Set<string>
  readonly removed: Set<string>
  isForgotten: boolean
  /** What those who emptied it from their trash had seen of it. */
  readonly seenByExpiry: Set<string>
  wasExpired: boolean
}

const TEXTS: readonly PersonText[] = ['notes', 'workingOn']
const MESSAGE = { command: 'schedule', device: 'device' }
const NOW = Date.UTC(2026, 10, 23, 9)

/**
 * Runs schedules on two to four real stores: random edits, and what they send each other arrives in part, repeated, out of
 * order and from long ago, with restarts in between. When all has arrived, every device must hold the same, with the same marks,
 * and nothing that was acknowledged may be missing; of one device of a set of schedules, rows must be as a rebuild makes them.
 * @returns what went wrong, with the number of the schedule
 */
export function runMergeSchedules({ runs, random }: { runs: number; random: Random }): {
  failures: string[]
  figures: Record<string, number>
} {
  const failures: string[] = []
  const figures: Record<string, number> = { deliveries: 0, edits: 0, restarts: 0, documents: 0 }
  for (let run = 0; run < runs && failures.length < 10; run += SCHEDULES_A_SET) {
    const devices = Array.from({ length: 2 + random(3) }, openDevice)
    try {
      for (let at = run; at < Math.min(run + SCHEDULES_A_SET, runs); at++) {
        for (const failure of schedule(devices, random, figures)) failures.push(`schedule ${at}: ${failure}`)
      }
      const looked = devices[random(devices.length)] as Device
      for (const failure of [...markFailures(devices), ...rowsFailures(looked)]) {
        failures.push(`schedules from ${run}: ${failure}`)
      }
    } finally {
      for (const { engine, folder } of devices) {
        engine.close()
        rmSync(folder, { recursive: true, force: true })
      }
    }
  }
  return { failures, figures }
}

// To open and to close a store costs as much as some schedules.
const SCHEDULES_A_SET = 400
const MAX_ROUNDS = 5

function openDevice(): Device {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-merge-'))
  return { folder, engine: openOn(folder) }
}

function openOn(folder: string): Engine {
  const random = (bytes: Uint8Array) => void randomFillSync(bytes)
  let tokens = 0
  const undoLog = openUndoLog(() => `token ${tokens++}`)
  const engine = openEngine({ ...testOptions(), folder, now: () => NOW, random }, { undoLog, touch: () => {} })
  // What is tried is not the disk.
  engine.store.database.pragma('synchronous = OFF')
  if (!engine.projections.areCurrent) rebuildRowsNow(engine)
  return engine
}

function schedule(devices: readonly Device[], random: Random, figures: Record<string, number>): string[] {
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
  const count = (what: string) => (figures[what] = (figures[what] ?? 0) + 1)
  const organisation = `Org ${random(1000)}`
  const first = pick(devices)
  const ids = Array.from({ length: 1 + random(2) }, () => {
    count('documents')
    return first.engine.store.commit(MESSAGE, (write) => write.create('person', { names: { given: 'A' } })).result
  })
  const expected = new Map<DocumentId, Expected>(ids.map((id) => [id, nothingYet()]))
  const late: ForeignBatch[] = []
  const steps = 5 + random(10)
  for (let step = 0; step < steps; step++) {
    const device = pick(devices)
    const dice = random(20)
    if (dice < 10) {
      count('edits')
      edit(device, pick(ids), expected, { random, organisation })
    } else if (dice < 18) {
      count('deliveries')
      const batch = late.length > 0 && random(3) === 0 ? pick(late) : foreignBatch(device.engine.store.database, ids)
      late.push(batch)
      pick(devices).engine.store.receive(inPart(batch, random))
    } else if (dice === 18 && random(8) === 0) {
      count('restarts')
      device.engine.close()
      device.engine = openOn(device.folder)
    } else late.push(foreignBatch(device.engine.store.database, ids))
  }
  // Everything arrives at last, by way of the first device, until nothing differs: what came back after it was erased must come
  // round again. As devices do that compare marks, each sends what the other has not got as it is.
  const all = [...ids, derivedId('organisation', organisation.toLowerCase())]
  const [hub, ...others] = devices as [Device, ...Device[]]
  const sendDiffering = (from: Device, to: Device): boolean => {
    const differing = idsThatDiffer(from, to, all)
    if (differing.length > 0) to.engine.store.receive(foreignBatch(from.engine.store.database, differing))
    return differing.length > 0
  }
  let isDiffering = true
  for (let round = 0; isDiffering && round < MAX_ROUNDS; round++) {
    isDiffering = false
    for (const other of others) isDiffering = sendDiffering(other, hub) || isDiffering
    for (const other of others) isDiffering = sendDiffering(hub, other) || isDiffering
  }
  return [
    ...(isDiffering ? ['the devices do not come to an end'] : []),
    ...ids.flatMap((id) => contentFailures(devices, id, expected.get(id) ?? nothingYet())),
  ]
}

function idsThatDiffer(one: Device, other: Device, ids: readonly string[]): string[] {
  const [mine, theirs] = [one, other].map((device) => statesOf(device, ids))
  return ids.filter((_, index) => mine?.[index] !== theirs?.[index])
}

/** What marks are made of: heads and tombstones. */
function statesOf({ engine }: Device, ids: readonly string[]): string[] {
  const state = engine.commands.sql(`SELECT json_array((SELECT heads FROM documents WHERE id = id_of.value),
    (SELECT forgotten || hex(known) FROM tombstones WHERE id = id_of.value)) AS state FROM json_each(?) id_of`)
  return (state.all(JSON.stringify(ids)) as { state: string }[]).map((row) => row.state)
}

function nothingYet(): Expected {
  return {
    texts: new Map(TEXTS.map((text) => [text, new Set()])),
    entries: new Set(),
    removed: new Set(),
    isForgotten: false,
    seenByExpiry: new Set(),
    wasExpired: false,
  }
}

let tokens = 0

function edit(
  { engine }: Device,
  id: DocumentId,
  all: ReadonlyMap<DocumentId, Expected>,
  { random, organisation }: { random: Random; organisation: string },
): void {
  const expected = all.get(id)
  const document = engine.store.read(id)
  if (expected === undefined || document?.kind !== 'person') return
  const { content } = document
  const token = `t${tokens++}`
  engine.store.commit(MESSAGE, (write) => {
    switch (random(10)) {
      case 0:
      case 1: {
        const text = TEXTS[random(TEXTS.length)] as PersonText
        const at = random(content[text].length + 1)
        write.set(id, [text], `${content[text].slice(0, at)} ${token} ${content[text].slice(at)}`)
        // Between the letters of another token it would break it apart: only what was whole is expected to stay whole.
        const known = expected.texts.get(text)
        const after = write.read(id)?.content as typeof content
        for (const other of known ?? []) {
          if (content[text].includes(` ${other} `) && !after[text].includes(` ${other} `)) known?.delete(other)
        }
        known?.add(token)
        break
      }
      case 2:
      case 3:
        write.set(id, ['needs', token], { text: token, heardOn: null })
        expected.entries.add(token)
        break
      case 4: {
        const [entry] = Object.keys(content.needs)
        if (entry !== undefined) {
          write.set(id, ['needs', entry], undefined)
          expected.removed.add(entry)
        }
        break
      }
      case 5: {
        const [entry] = Object.keys(content.needs)
        if (entry !== undefined) write.set(id, ['needs', entry, 'text'], `${entry} again`)
        break
      }
      case 6:
        write.set(id, ['ring'], ['inner', 'close', null][random(3)] ?? null)
        break
      case 7: {
        const acme = organisationFinder(engine.commands.sql, write)(organisation)
        write.set(id, ['roles', token], { organisation: acme, title: token, from: null, to: null })
        break
      }
      case 8:
        write.set(id, ['deletedAt'], content.deletedAt === undefined ? NOW : undefined)
        break
      default:
        if (content.deletedAt === undefined || random(3) > 0) break
        if (random(4) === 0) {
          write.forget(id)
          expected.isForgotten = true
        } else {
          for (const seen of tokensIn(content)) expected.seenByExpiry.add(seen)
          write.expire(id)
          expected.wasExpired = true
        }
    }
  })
}

function tokensIn(content: object): string[] {
  return JSON.stringify(content).match(/\bt\d+\b/g) ?? []
}

function inPart({ documents, tombstones }: ForeignBatch, random: Random): ForeignBatch {
  if (random(2) === 0) return { documents, tombstones }
  return { documents: documents.filter(() => random(2) === 0), tombstones: tombstones.filter(() => random(2) === 0) }
}

function contentFailures(devices: readonly Device[], id: DocumentId, expected: Expected): string[] {
  const contents = devices.map(({ engine }) => engine.store.read(id)?.content ?? null)
  const [first] = contents
  const said = contents.map((content) => JSON.stringify(content))
  if (new Set(said).size > 1) return [`${id} is not the same everywhere: ${said.join(' | ').slice(0, 600)}`]
  if (expected.isForgotten) return first === null ? [] : [`${id} was forgotten and is there`]
  const wanted = [...[...expected.texts.values()].flatMap((tokens) => [...tokens]), ...expected.entries]
  if (first === null || first === undefined) {
    if (!expected.wasExpired) return [`${id} is nowhere`]
    const unseen = wanted.filter((token) => !expected.seenByExpiry.has(token) && !expected.removed.has(token))
    return unseen.length === 0
      ? []
      : [`${id} was emptied from the trash with what nobody had seen: ${unseen.join(' ')}`]
  }
  const there = new Set(tokensIn(first))
  // It came back because somebody had written into it unseen; what was seen by who emptied the trash may have gone with that.
  const missing = wanted.filter(
    (token) => !there.has(token) && !expected.removed.has(token) && !expected.seenByExpiry.has(token),
  )
  return missing.length === 0 ? [] : [`${id} lacks ${missing.join(' ')}: ${JSON.stringify(first).slice(0, 400)}`]
}

function markFailures(devices: readonly Device[]): string[] {
  const marks = devices.map(({ engine }) => marksOf(engine.store.database).join('\n'))
  return new Set(marks).size === 1 ? [] : ['the marks of the devices differ']
}

/** Everything loads, and rows are as they are made again. Of one device of a set: another of the next one. */
function rowsFailures({ engine }: Device): string[] {
  const { database } = engine.store
  const before = JSON.stringify(dumpRows(database))
  const odd = [...engine.store.checkAll()].filter(({ problem, isIndexed }) => problem !== null || !isIndexed)
  rebuildRowsNow(engine)
  const after = JSON.stringify(dumpRows(database))
  return [
    ...(before === after ? [] : ['rows differ from those of a rebuild']),
    ...odd.map(({ id, problem }) => `${id}: ${problem ?? 'has a wrong mark'}`),
  ]
}
