import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { Settings } from '#shared/model/settings.ts'
import type { CommandContext } from './command-context.ts'
import { readSettings } from './local-settings.ts'
import { Refusal } from './refusal.ts'
import { takeBack } from './undo.ts'
import type { UndoEntry, UndoLog } from './undo-log.ts'

export interface UndoOptions {
  readonly context: CommandContext
  readonly undoLog: UndoLog
  /** Writes this machine's settings. @returns those that they replaced */
  readonly changeSettings: (change: Partial<Settings>) => Partial<Settings>
}

/**
 * Takes back what a token stands for, and remembers how to take that back.
 * @throws Refusal `UNDO_EXPIRED` for a token that is not known (any more); what a commit throws, and then the rest of it
 *   can be undone with the same token
 */
export async function undoCommand(
  { context, undoLog, changeSettings }: UndoOptions,
  { token }: CommandRequest<'undo'>,
): Promise<CommandOutput<'undo'>> {
  const entry = undoLog.take(token)
  if (entry === null) throw new Refusal('UNDO_EXPIRED', {})
  if (entry.kind === 'settings') return undoSettings({ context, undoLog, changeSettings }, entry)
  const { written, leftAlone, failed } = await takeBack(context, entry.written)
  if (failed !== null) {
    undoLog.putBack(token, { kind: 'documents', written: failed.rest })
    throw failed.error
  }
  return { undo: undoLog.remember({ kind: 'documents', written }), leftAlone: [...leftAlone] }
}

function undoSettings(
  { context, undoLog, changeSettings }: UndoOptions,
  { before, after }: Extract<UndoEntry, { kind: 'settings' }>,
): CommandOutput<'undo'> {
  const now = readSettings(context.sql) as Record<string, unknown>
  const isAsWritten = (key: string) => JSON.stringify(now[key]) === JSON.stringify(Reflect.get(after, key))
  const [kept, changed] = [
    Object.keys(after).filter(isAsWritten),
    Object.keys(after).filter((key) => !isAsWritten(key)),
  ]
  const restored = Object.fromEntries(kept.map((key) => [key, Reflect.get(before, key)])) as Partial<Settings>
  const undo = undoLog.remember({ kind: 'settings', before: changeSettings(restored), after: restored })
  return { undo, leftAlone: changed.map((key) => ({ id: 'settings', path: [key] })) }
}
