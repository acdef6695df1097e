import type { Sql } from '#journal/documents/statements.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { measureId } from '#shared/model/id.ts'
import { usualPer } from '#shared/model/measure.ts'
import { placeInOrder, type Ordered } from './outline-order.ts'
import { requireDocument } from './require-document.ts'

/** Adds a measure behind all others. */
export function addMeasure(context: CommandContext, input: CommandRequest<'addMeasure'>): CommandOutput<'addMeasure'> {
  const { id: given, goal, source, per = usualPer(source), ...parts } = input
  const { result, undo } = context.run('addMeasure', (write) => {
    if (goal !== null) requireDocument(write, goal, 'goal')
    const id = write.create('measure', { ...parts, goal, source, per }, given)
    placeInOrder(write, measuresInOrder(context.sql), id, undefined)
    return id
  })
  return { id: measureId.parse(result), undo }
}

/** Changes the parts that are given. */
export function editMeasure(
  context: CommandContext,
  { id, ...parts }: CommandRequest<'editMeasure'>,
): CommandOutput<'editMeasure'> {
  const { undo } = context.run('editMeasure', (write) => {
    requireDocument(write, id, 'measure')
    if (parts.goal !== undefined && parts.goal !== null) requireDocument(write, parts.goal, 'goal')
    for (const [part, value] of Object.entries(parts)) if (value !== undefined) write.set(id, [part], value)
  })
  return { undo }
}

export function moveMeasure(
  context: CommandContext,
  { id, after, goal }: CommandRequest<'moveMeasure'>,
): CommandOutput<'moveMeasure'> {
  const { undo } = context.run('moveMeasure', (write) => {
    requireDocument(write, id, 'measure')
    if (goal !== undefined && goal !== null) requireDocument(write, goal, 'goal')
    if (goal !== undefined) write.set(id, ['goal'], goal)
    placeInOrder(write, measuresInOrder(context.sql), id, after)
  })
  return { undo }
}

/** Writes down one's own number of a day. */
export function putReading(
  context: CommandContext,
  { id, entry, reading }: CommandRequest<'putReading'>,
): CommandOutput<'putReading'> {
  const { undo } = context.run('putReading', (write) => {
    requireDocument(write, id, 'measure')
    write.set(id, ['readings', entry ?? context.newEntryId()], reading)
  })
  return { undo }
}

export function removeReading(
  context: CommandContext,
  { id, entry }: CommandRequest<'removeReading'>,
): CommandOutput<'removeReading'> {
  const { undo } = context.run('removeReading', (write) => {
    requireDocument(write, id, 'measure')
    write.set(id, ['readings', entry], undefined)
  })
  return { undo }
}

function measuresInOrder(sql: Sql): Ordered[] {
  return sql(
    'SELECT id, sort_order AS "order" FROM measures WHERE deleted_at IS NULL AND read_only = 0 ORDER BY sort_order, id',
  ).all() as Ordered[]
}
