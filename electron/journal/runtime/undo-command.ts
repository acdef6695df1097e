import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import type { Settings } from '#shared/model/settings.ts'
import type { CommandContext } from './command-context.ts'
import { titlesOf } from './titles-of.ts'
import type { KeptEntry, KeptUndo } from './kept-undo.ts'
import { readSettings } from './local-settings.ts'
import { Refusal } from './refusal.ts'
import { takeBack, type TakenBack } from './undo.ts'
import type { UndoEntry, UndoLog } from './undo-log.ts'
import type { Written } from './written.ts'

export interface UndoOptions {
  readonly context: CommandContext
  readonly kept: KeptUndo
  readonly undoLog: UndoLog
  /** Writes this machine's settings. @returns those that they replaced */
  readonly changeSettings: (change: Partial<Settings>) => Partial<Settings>
  /** Writes what belongs to this machine and is no document: see `writeHere`. */
  readonly writeHere: (topics: readonly Topic[], work: () => void) => void
}

type UndoAnswer = CommandOutput<'undo'>

/**
 * The command that takes back what a token stands for, and remembers how to take that back.
 * @throws Refusal `UNDO_EXPIRED` for a token that is not known (any more), `UNDONE_ALREADY`, `NOTHING_TO_UNDO`; what a commit throws, and
 *   then the rest of it can be undone with the same token
 */
export function undoCommand(): (options: UndoOptions, input: CommandRequest<'undo'>) => Promise<UndoAnswer> {
  const running = new Set<string>()
  return async (options, { token }) => {
    // It is done in steps, and two windows may ask for it.
    if (running.has(token)) throw new Refusal('UNDONE_ALREADY', {})
    running.add(token)
    try {
      return await undo(options, token)
    } finally {
      running.delete(token)
    }
  }
}

async function undo(options: UndoOptions, token: string): Promise<UndoAnswer> {
  const { kept, undoLog } = options
  const keptEntry = kept.find(token)
  if (keptEntry !== null) return undoKept(options, keptEntry)
  const entry = undoLog.take(token)
  if (entry === null) throw new Refusal('UNDO_EXPIRED', {})
  if (entry.kind === 'here') return undoHere(options, token, entry)
  return entry.kind === 'settings' ? undoSettings(options, entry) : undoDocuments(options, token, entry)
}

function undoHere({ undoLog }: UndoOptions, token: string, entry: Extract<UndoEntry, { kind: 'here' }>): UndoAnswer {
  try {
    const redo = entry.takeBack()
    if (redo === null) throw new Refusal('NOTHING_TO_UNDO', {})
    return { undo: undoLog.remember(redo), leftAlone: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) undoLog.putBack(token, entry)
    throw error
  }
}

async function undoDocuments(
  options: UndoOptions,
  token: string,
  entry: Extract<UndoEntry, { kind: 'documents' }>,
): Promise<UndoAnswer> {
  const { context, kept, undoLog, writeHere } = options
  const taken = await takeBack(context, entry.written)
  if (taken.failed !== null) {
    undoLog.putBack(token, { ...entry, written: taken.failed.rest })
    throw taken.failed.error
  }
  const { redoes } = entry
  if (redoes === undefined || kept.find(redoes) === null) return answer(options, taken)
  writeHere(['imports'], () => kept.markDone(redoes))
  return { ...answer(options, taken, null), undo: redoes }
}

/** An import or a merge: as a whole, from wherever, after whatever. */
async function undoKept(options: UndoOptions, { id, isLeft, undoneAt }: KeptEntry): Promise<UndoAnswer> {
  const { context, kept, writeHere } = options
  if (undoneAt !== null) throw new Refusal('UNDONE_ALREADY', {})
  const written = kept.written(id)
  if (!isLeft || isGone(context, written)) throw new Refusal('NOTHING_TO_UNDO', {})
  const taken = await takeBack(context, written)
  if (taken.failed !== null) throw taken.failed.error
  writeHere(['imports'], () => kept.markUndone(id, taken.leftAlone.length))
  return answer(options, taken, id)
}

/** Whether none of the documents is in this journal (any more). */
function isGone({ sql }: CommandContext, written: Written): boolean {
  return written.every(({ id }) => sql('SELECT 1 FROM documents WHERE id = ?').get(id) === undefined)
}

/** @param redoes the kept entry that stands again when this is undone */
function answer(
  { context, undoLog }: UndoOptions,
  { written, leftAlone }: TakenBack,
  redoes?: string | null,
): UndoAnswer {
  const titles = titlesOf(
    context.sql,
    leftAlone.map(({ id }) => id),
  )
  return {
    undo:
      redoes === null
        ? null
        : undoLog.remember({ kind: 'documents', written, ...(redoes !== undefined && { redoes }) }),
    leftAlone: leftAlone.map(({ id, kind, paths }) => ({
      id,
      kind,
      title: titles.get(id) ?? '',
      paths: paths.map((path) => [...path]),
    })),
  }
}

function undoSettings(
  { context, undoLog, changeSettings }: UndoOptions,
  { before, after }: Extract<UndoEntry, { kind: 'settings' }>,
): UndoAnswer {
  const now = readSettings(context.sql) as Record<string, unknown>
  const isAsWritten = (key: string) => JSON.stringify(now[key]) === JSON.stringify(Reflect.get(after, key))
  const [kept, changed] = [
    Object.keys(after).filter(isAsWritten),
    Object.keys(after).filter((key) => !isAsWritten(key)),
  ]
  const restored = Object.fromEntries(kept.map((key) => [key, Reflect.get(before, key)])) as Partial<Settings>
  const undo = undoLog.remember({ kind: 'settings', before: changeSettings(restored), after: restored })
  const leftAlone = { id: 'settings', kind: 'settings', title: '', paths: changed.map((key) => [key]) }
  return { undo, leftAlone: changed.length === 0 ? [] : [leftAlone] }
}
