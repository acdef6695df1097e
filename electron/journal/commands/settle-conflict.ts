import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { valueText } from '#shared/contract/value-text.ts'
import { displayName } from '#shared/model/person-name.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'

/**
 * Writes one of the values of a conflict again, the kept one or another: that settles it, here and, once merged, on every
 * device. Nothing can be taken back where the kept one stays.
 * @param input.value as `conflictRow` tells it
 * @throws Refusal `CONFLICT_SETTLED` where nobody wrote that value, or the conflict is settled already
 */
export function settleConflict(
  context: CommandContext,
  { id, path, value }: CommandRequest<'settleConflict'>,
): CommandOutput<'settleConflict'> {
  const conflict = context.store.conflicts(id).find((one) => isSamePath(one.path, path))
  const written = conflict === undefined ? [] : [conflict.winner, ...conflict.losers]
  const at = written.findIndex((one) => valueText(one) === value)
  if (conflict === undefined || at < 0) throw new Refusal('CONFLICT_SETTLED', { id })
  const { undo } = context.run('settleConflict', (write) => {
    write.set(id, conflict.path, written[at])
    const document = write.read(id)
    if (path[0] === 'names' && document?.kind === 'person' && displayName(document.content.names) === '')
      throw new Refusal('PERSON_NAMELESS', {})
  })
  return { undo: at === 0 ? null : undo }
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at])
}
