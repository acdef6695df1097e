import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ForeignQuestion, ForeignVerdict } from '#journal/documents/judge-foreign.ts'

/** Judges documents of other devices, one question after the other, while the engine does something else. */
export interface ForeignInspector {
  /** Calls back with a verdict for each question, in their order. */
  judge(questions: readonly ForeignQuestion[], done: (verdicts: readonly ForeignVerdict[]) => void): void
  close(): void
}

/** What the thread says: that it can, and then a verdict for each question of a message. */
export type InspectorMessage = 'ready' | readonly ForeignVerdict[]

const BYTES_A_TURN = 8 * 1024

/** Judges here, and lets others have their turn in between. */
export function ownInspector(
  judge: (question: ForeignQuestion) => ForeignVerdict,
  turn: (work: () => void) => void,
): ForeignInspector {
  return {
    judge(questions, done) {
      const verdicts: ForeignVerdict[] = []
      const some = () => {
        for (let bytes = 0; bytes < BYTES_A_TURN && verdicts.length < questions.length;) {
          const question = questions[verdicts.length] as ForeignQuestion
          bytes += bytesOf(question)
          verdicts.push(judge(question))
        }
        if (verdicts.length === questions.length) done(verdicts)
        else turn(some)
      }
      some()
    },
    close() {},
  }
}

export interface ThreadOptions {
  /** Judges here, where no thread can be had. */
  readonly fallback: ForeignInspector
  /** Is told of a thread that has ended, or could not be begun. */
  readonly onBug: (error: unknown) => void
  /** What the thread runs; null where there is none. */
  readonly file?: string | null
  readonly patienceMs?: number
}

interface Asked {
  readonly questions: readonly ForeignQuestion[]
  readonly done: (verdicts: readonly ForeignVerdict[]) => void
}

// Measured before it is loaded, a document takes seconds at most; on a busy machine, a minute.
const PATIENCE_MS = 5 * 60_000
// What it has in memory is given back.
const IDLE_MS = 60_000

/**
 * Judges in a thread of its own, which is begun when there is something to judge. A document that ends the thread, or keeps it
 * for minutes, is found by asking for each by itself, and is refused.
 */
export function threadInspector({ fallback, onBug, ...options }: ThreadOptions): ForeignInspector {
  const file = options.file === undefined ? threadFile() : options.file
  const waiting: Asked[] = []
  let current: Asked | null = null
  let worker: Worker | null = null
  let isReady = false
  let isUseless = file === null
  let isClosed = false
  let timer: NodeJS.Timeout | null = null

  function next(): void {
    if (isClosed || current !== null) return
    const asked = waiting.shift()
    if (asked === undefined) return wait(IDLE_MS, end)
    if (isUseless) {
      fallback.judge(asked.questions, asked.done)
      return next()
    }
    current = asked
    try {
      worker ??= begin(file ?? '')
      worker.postMessage(asked.questions.map(withOwnBytes))
      wait(options.patienceMs ?? PATIENCE_MS, () => broken(new Error('the thread that judges documents keeps silent')))
    } catch (error) {
      broken(error)
    }
  }

  function begin(path: string): Worker {
    const begun = new Worker(path)
    isReady = false
    // The journal may be closed while it works.
    begun.unref()
    begun.on('message', (message: InspectorMessage) => {
      if (worker !== begun) return
      if (message === 'ready') isReady = true
      else answered(message)
    })
    const ended = (error: unknown) => {
      if (worker === begun) broken(error)
    }
    begun.on('error', ended)
    begun.on('exit', (code) => ended(new Error(`the thread that judges documents has ended: ${code}`)))
    return begun
  }

  function answered(verdicts: readonly ForeignVerdict[]): void {
    const asked = current
    current = null
    asked?.done(verdicts)
    next()
  }

  function broken(error: unknown): void {
    // One that never began will not begin the next time; one that did was ended by what it was asked.
    isUseless ||= !isReady
    end()
    const asked = current
    current = null
    if (isClosed) return
    onBug(error)
    if (asked !== null && isUseless) waiting.unshift(asked)
    else if (asked !== null && asked.questions.length === 1) asked.done([REFUSED])
    else if (asked !== null) waiting.unshift(...oneByOne(asked))
    next()
  }

  function wait(ms: number, work: () => void): void {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(work, ms)
    timer.unref()
  }

  function end(): void {
    if (timer !== null) clearTimeout(timer)
    const ending = worker
    worker = null
    void ending?.terminate()
  }

  return {
    judge(questions, done) {
      if (questions.length === 0) return done([])
      waiting.push({ questions, done })
      next()
    },
    close() {
      isClosed = true
      waiting.length = 0
      current = null
      end()
    },
  }
}

const REFUSED: ForeignVerdict = { state: 'refused', refusal: { code: 'not-loadable' } }

function oneByOne({ questions, done }: Asked): Asked[] {
  const verdicts: ForeignVerdict[] = []
  return questions.map((question) => ({
    questions: [question],
    done: ([verdict]) => {
      if (verdict !== undefined) verdicts.push(verdict)
      if (verdicts.length === questions.length) done(verdicts)
    },
  }))
}

/** Above this file, and in what is built of it beside it or above. */
function threadFile(): string | null {
  const folder = import.meta.dirname
  const files = [
    join(folder, '..', 'foreign-thread.ts'),
    join(folder, 'foreign-thread.cjs'),
    join(folder, '..', 'foreign-thread.cjs'),
  ]
  return files.find((file) => existsSync(file)) ?? null
}

/** A view is copied to another thread with all that it is a view of: a frame for each document in it. */
function withOwnBytes({ foreign, mine, erased }: ForeignQuestion): ForeignQuestion {
  return {
    foreign: {
      ...foreign,
      snapshot: foreign.snapshot === null ? null : ownBytes(foreign.snapshot),
      changes: foreign.changes.map(ownBytes),
    },
    mine:
      mine === null
        ? null
        : {
            row: {
              ...mine.row,
              snapshot: ownBytes(mine.row.snapshot),
              snapshot_sha256: ownBytes(mine.row.snapshot_sha256),
            },
            changes: mine.changes.map(({ hash, bytes, sha256 }) => ({
              hash,
              bytes: ownBytes(bytes),
              sha256: ownBytes(sha256),
            })),
          },
    erased,
  }
}

function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes)
}

function bytesOf({ foreign, mine }: ForeignQuestion): number {
  const pieces = [
    foreign.snapshot,
    mine?.row.snapshot,
    ...foreign.changes,
    ...(mine?.changes ?? []).map(({ bytes }) => bytes),
  ]
  return pieces.reduce((sum, piece) => sum + (piece?.length ?? 0), 0)
}
