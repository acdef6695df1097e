import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomFillSync } from 'node:crypto'
import { automerge } from '#journal/documents/automerge.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import { openEngine, type Engine } from '#journal/engine.ts'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { encodeFrame, FrameRefused, frameReader } from '#journal/sync/frame-codec.ts'
import { journalSyncStore } from '#journal/sync/journal-sync-store.ts'
import { openSession, type Session } from '#journal/sync/session.ts'
import { refusalMemory } from '#journal/sync/session-parts.ts'
import { encodeEntries } from '#journal/sync/sync-entry.ts'
import { PROTOCOL, type SyncMessage, type SyncMessageOf } from '#journal/sync/sync-messages.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { testOptions } from './test-journal.ts'
import { virtualTime } from './virtual-time.ts'

type Random = (below: number) => number

// More than a device may hold that asks for everything, and so for what nobody offered.
const PEOPLE = 20
const VICTIM = 'a'.repeat(64)
const PEER = 'b'.repeat(64)

/**
 * Sends frames to a session on a real journal, as a device could that was paired and is broken, or somebody else's by now:
 * good ones, damaged ones, and made-up ones, documents among them that were asked for and are none. Erasing is what a
 * paired device may do, so nothing says that something was erased.
 */
export async function runHostileFrames({ runs, random }: { runs: number; random: Random }): Promise<{
  failures: string[]
  figures: Record<string, number>
}> {
  const failures: string[] = []
  const figures: Record<string, number> = { frames: 0, sessions: 0, 'documents refused': 0, 'frames refused': 0 }
  const count = (what: string, by = 1) => (figures[what] = (figures[what] ?? 0) + by)
  const folder = mkdtempSync(join(tmpdir(), 'rapport-hostile-'))
  const engine = openVictim(folder)
  try {
    const ids = Array.from(
      { length: PEOPLE },
      (_, at) =>
        engine.store.commit({ command: 'test', device: 'd' }, (write) =>
          write.create('person', { names: { given: `Ana ${at}` }, notes: `Plays the cello, ${at}.` }),
        ).result,
    )
    const written = new Map(ids.map((id) => [id, writtenElsewhere(engine, id)]))
    const stranger: [DocumentId, WrittenElsewhere] = [
      derivedId('test', 'never asked for'),
      writtenElsewhere(engine, ids[0] as DocumentId),
    ]
    const before = contentOf(engine)
    const time = virtualTime()
    const store = journalSyncStore(engine.store, (work) => void time.after(0, work))
    while ((figures['frames'] ?? 0) < runs && failures.length < 5) {
      count('sessions')
      await oneSession({
        engine,
        store,
        time,
        ids,
        written,
        stranger,
        random,
        count,
        failures,
        left: runs - (figures['frames'] ?? 0),
      })
      if (random(50) === 0 && contentOf(engine) !== before) failures.push('what is here has changed')
    }
    if (contentOf(engine) !== before) failures.push('what is here has changed')
    store.close()
  } finally {
    engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { failures, figures }
}

function openVictim(folder: string): Engine {
  let tokens = 0
  const undoLog = openUndoLog(() => `token ${tokens++}`)
  const random = (bytes: Uint8Array) => void randomFillSync(bytes)
  const engine = openEngine({ ...testOptions(), folder, random }, { undoLog, touch: () => {} })
  engine.store.database.pragma('synchronous = OFF')
  if (!engine.projections.areCurrent) rebuildRowsNow(engine)
  return engine
}

/** Documents and tombstones, as one text. */
function contentOf({ store }: Engine): string {
  const ofTable = (text: string) => JSON.stringify(store.database.prepare(text).all())
  return [
    ofTable('SELECT id, heads, hex(snapshot) FROM documents ORDER BY id'),
    ofTable('SELECT id, forgotten FROM tombstones ORDER BY id'),
    JSON.stringify([...store.each()].map(({ content }) => content)),
  ].join('\n')
}

interface World {
  readonly engine: Engine
  readonly store: ReturnType<typeof journalSyncStore>
  readonly time: ReturnType<typeof virtualTime>
  readonly ids: readonly DocumentId[]
  readonly written: ReadonlyMap<DocumentId, WrittenElsewhere>
  /** A sound document that is offered by nobody and asked for by nobody. */
  readonly stranger: readonly [DocumentId, WrittenElsewhere]
  readonly random: Random
  readonly count: (what: string, by?: number) => void
  readonly failures: string[]
  readonly left: number
}

async function oneSession({
  store,
  time,
  ids,
  written,
  stranger,
  random,
  count,
  failures,
  left,
}: World): Promise<void> {
  const wants: SyncMessageOf<'want'>['items'] = []
  const end = { isHere: false }
  let session: Session | null = null
  const reader = frameReader(() => session?.isGreeting ?? true)
  session = openSession({
    isDialler: random(2) === 0,
    own: { pin: VICTIM, instance: 'a'.repeat(32), app: 'victim' },
    peer: PEER,
    store,
    roster: { rows: () => [], merge: () => {}, isRevoked: () => false },
    refusals: refusalMemory(),
    clock: time,
    wire: {
      send(message) {
        if (message.t === 'want') wants.push(...message.items)
        if (message.t === 'ack') count('documents refused', message.refused.length)
      },
      close: () => void (end.isHere = true),
    },
    onEnd: () => void (end.isHere = true),
  })
  let seq = 1
  const good = (message: SyncMessage, blob?: Uint8Array) => encodeFrame(message, blob)
  const frames = [
    () =>
      good({
        t: 'hello',
        protocols: [PROTOCOL],
        app: 'x',
        instance: 'b'.repeat(32),
        clock: 0,
        roster: '0'.repeat(16),
        addresses: [],
      }),
    () => good({ t: 'roster', devices: [] }),
  ]
  const later = [
    () => good({ t: 'compare', nodes: [''] }, noise(128, random)),
    () => good({ t: 'compare', nodes: [] }),
    () => good({ t: 'compared', nodes: [{ open: random(65_536), given: 0, counts: [] }] }),
    () => good({ t: 'news' }, offered(ids, random)),
    () => good({ t: 'entries' }, offered(ids, random)),
    () => good({ t: 'root', root: noise(8, random).toString('hex'), count: random(100) }),
    () => good({ t: 'want', seq: random(3), items: [{ id: ids[random(ids.length)] as DocumentId, have: [] }] }),
    () => good({ t: 'want', seq: random(3), items: [], all: true }, offered(ids, random)),
    () => good({ t: 'ack', seq: random(3), refused: [] }),
    () => good({ t: 'ping' }),
    () => good({ t: 'pair1', v: 1, name: 'x', commit: 'c'.repeat(64) }),
    () => documents(wants.splice(0, 1 + random(3)), seq++, written, random),
    () => documents(wants.splice(0, 1 + random(3)), seq++, written, random),
    () => unasked(stranger, seq++),
  ]
  try {
    for (let at = 0; at < 40 && !end.isHere && at < left; at++) {
      count('frames')
      const whole = (frames[at] ?? later[random(later.length)] ?? later[0])?.() ?? Buffer.alloc(0)
      const isEndless = at >= 2 && random(60) === 0
      const bytes: Buffer = isEndless ? endless(random) : at >= 2 && random(4) === 0 ? damaged(whole, random) : whole
      const isClean = reader.waiting === 0
      for (const frame of reader.push(bytes)) session.receive(frame)
      if (isEndless && isClean) failures.push('what is longer than any frame is waited for')
      time.run(20)
      await Promise.resolve()
    }
  } catch (error) {
    if (!(error instanceof FrameRefused)) failures.push(`thrown: ${String(error)}`)
    count('frames refused')
  }
  session.closed()
  time.run(100)
}

/** Entries of what is there, with marks that are not theirs: they are asked for. */
function offered(ids: readonly DocumentId[], random: Random): Buffer {
  return encodeEntries(
    Array.from({ length: 1 + random(4) }, () => ({
      id: ids[random(ids.length)] as DocumentId,
      mark: noise(8, random).toString('hex'),
    })),
  )
}

interface WrittenElsewhere {
  readonly kind: string
  readonly heads: readonly string[]
  readonly snapshot: Uint8Array
  /** The same with something in it that no person has. */
  readonly unfit: { readonly heads: readonly string[]; readonly snapshot: Uint8Array }
}

/** A document of the journal with one change more than it has there: what has nothing new is not even looked at. */
function writtenElsewhere({ store }: Engine, id: DocumentId): WrittenElsewhere {
  const { change, clone, getHeads, save } = automerge()
  const doc = change(store.fork(id), (draft) => void Reflect.set(draft as object, 'pronouns', 'they'))
  const unfit = change(clone(doc), (draft) => void Reflect.set(draft as object, 'metOn', 'the day before'))
  return {
    kind: 'person',
    heads: getHeads(doc),
    snapshot: save(doc),
    unfit: { heads: getHeads(unfit), snapshot: save(unfit) },
  }
}

/** What was asked for, as somebody else wrote it, but for some bytes, heads or names. */
function documents(
  asked: SyncMessageOf<'want'>['items'],
  seq: number,
  written: ReadonlyMap<DocumentId, WrittenElsewhere>,
  random: Random,
): Buffer {
  const docs: SyncMessageOf<'batch'>['docs'] = []
  const pieces: Uint8Array[] = []
  for (const { id } of asked) {
    const document = written.get(id)
    if (document === undefined) continue
    const dice = random(7)
    const { heads, snapshot } = dice === 6 ? document.unfit : document
    let bytes: Buffer = Buffer.from(snapshot)
    if (dice < 3) flip(bytes, random)
    if (dice === 3) bytes = noise(random(2000), random)
    if (dice === 4) bytes = bytes.subarray(0, random(200))
    docs.push({
      id,
      kind: random(20) === 0 ? 'circle' : document.kind,
      heads: dice === 5 ? [noise(32, random).toString('hex')] : [...heads],
      form: random(8) === 0 ? 'changes' : 'snapshot',
      sizes: [bytes.length],
    })
    pieces.push(bytes)
  }
  return encodeFrame({ t: 'batch', seq, answered: 0, left: 0, tombs: [], docs }, Buffer.concat(pieces))
}

/** Sound, and sent to somebody who did not ask. */
function unasked([id, { kind, heads, snapshot }]: World['stranger'], seq: number): Buffer {
  const docs = [{ id, kind, heads: [...heads], form: 'snapshot' as const, sizes: [snapshot.length] }]
  return encodeFrame({ t: 'batch', seq, answered: 0, left: 0, tombs: [], docs }, snapshot)
}

/** The head of a frame that is longer than any may be, and all of its message that ever comes. */
function endless(random: Random): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(64 * 1024 * 1024 + random(1024), 0)
  head.writeUInt32BE(1 + random(1000), 4)
  return head
}

function damaged(frame: Buffer, random: Random): Buffer {
  const copy = Buffer.from(frame)
  for (let times = 1 + random(3); times > 0; times--) flip(copy, random)
  return random(5) === 0 ? copy.subarray(0, random(copy.length)) : copy
}

function flip(bytes: Buffer, random: Random): void {
  if (bytes.length === 0) return
  const at = random(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
}

function noise(length: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length }, () => random(256)))
}
