import { MalformedBytes } from './byte-reader.ts'
import { COLUMN_TYPE, eachRun } from './column-runs.ts'
import type { ForeignChunk } from './foreign-chunk.ts'
import { DOCUMENT_COLUMNS, MAKES_OBJECT, OPERATION_COLUMNS } from './foreign-tables.ts'

/**
 * How many maps, lists and texts stand inside each other at most: 1 for what is directly in the root, or in an object
 * that is not made by these chunks. Costs by the operations, so ask where there are objects enough to be deep.
 * @throws MalformedBytes where an object stands inside itself
 */
export function objectDepth(chunks: readonly ForeignChunk[]): number {
  const parents = new Map<string, string>()
  for (const chunk of chunks) addParents(chunk, parents)
  const depths = new Map<string, number>()
  let deepest = 0
  for (const id of parents.keys()) deepest = Math.max(deepest, depthOf(id, parents, depths))
  return deepest
}

/** Climbs to what is known and comes back down, since a recursion would end with the stack. */
function depthOf(id: string, parents: ReadonlyMap<string, string>, depths: Map<string, number>): number {
  const path = new Set<string>()
  for (let at: string | undefined = id; at !== undefined && parents.has(at) && !depths.has(at); at = parents.get(at)) {
    if (path.has(at)) throw new MalformedBytes('objects')
    path.add(at)
  }
  const climbed = [...path].toReversed()
  const top = parents.get(climbed[0] ?? id)
  let depth = top === undefined ? 0 : (depths.get(top) ?? 0)
  for (const step of climbed) depths.set(step, ++depth)
  return depths.get(id) ?? 0
}

function addParents({ columns, actors, firstOperation }: ForeignChunk, parents: Map<string, string>): void {
  const { objectActor, objectCounter, action } = OPERATION_COLUMNS
  const rowsOf = (spec: number) => numbersOf(columns.bytes.get(spec), columns.sizes.get(spec)?.rows ?? 0, spec % 16)
  const actions = rowsOf(action)
  const [parentActors, parentCounters] = [rowsOf(objectActor), rowsOf(objectCounter)]
  // Operations of a change are its actor's, one number behind the other.
  const isDocument = firstOperation === null
  const idActors = isDocument ? rowsOf(DOCUMENT_COLUMNS.idActor) : []
  const idCounters = isDocument ? rowsOf(DOCUMENT_COLUMNS.idCounter) : []
  const nameOf = (counter: number | undefined, actor: number | undefined) => `${counter}@${actors[actor ?? -1]}`
  for (const [row, made] of actions.entries()) {
    if (!MAKES_OBJECT.has(made)) continue
    const id = isDocument ? nameOf(idCounters[row], idActors[row]) : nameOf(firstOperation + row, 0)
    parents.set(id, nameOf(parentCounters[row], parentActors[row]))
  }
}

/** The rows of a column of numbers; NaN where they are empty. */
function numbersOf(bytes: Uint8Array | undefined, rows: number, type: number): Float64Array {
  const numbers = new Float64Array(rows)
  let at = 0
  let last = 0
  eachRun(
    bytes ?? new Uint8Array(),
    type,
    () => {},
    (value, count) => {
      for (const end = at + count; at < end; at++) {
        if (value !== null) last = type === COLUMN_TYPE.delta ? last + value : value
        numbers[at] = value === null ? NaN : last
      }
    },
  )
  return numbers
}
