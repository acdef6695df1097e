import { COLUMN_TYPE } from './column-runs.ts'

/** The columns that a table may have, and what its rows are. */
export interface ForeignTable {
  readonly specs: ReadonlySet<number>
  readonly tooMany: 'too-many-operations' | 'too-many-changes'
}

// The columns of the three tables (https://automerge.org/automerge-binary-format-spec/).
export const CHANGES_TABLE = {
  actor: columnSpec(0, 'actor'),
  sequence: columnSpec(0, 'delta'),
  lastOperation: columnSpec(1, 'delta'),
  time: columnSpec(2, 'delta'),
  message: columnSpec(3, 'string'),
  dependencies: columnSpec(4, 'group'),
  dependencyIndex: columnSpec(4, 'delta'),
  extraMetadata: columnSpec(5, 'valueMetadata'),
  extra: columnSpec(5, 'value'),
}

/** Columns that operations have in a document and in a change. */
export const OPERATION_COLUMNS = {
  objectActor: columnSpec(0, 'actor'),
  objectCounter: columnSpec(0, 'integer'),
  keyActor: columnSpec(1, 'actor'),
  keyCounter: columnSpec(1, 'delta'),
  keyName: columnSpec(1, 'string'),
  insert: columnSpec(3, 'boolean'),
  action: columnSpec(4, 'integer'),
  valueMetadata: columnSpec(5, 'valueMetadata'),
  value: columnSpec(5, 'value'),
  expand: columnSpec(9, 'boolean'),
  markName: columnSpec(10, 'string'),
}

/** Who wrote an operation, which only a document says for each; and what came after it. */
export const DOCUMENT_COLUMNS = {
  idActor: columnSpec(2, 'actor'),
  idCounter: columnSpec(2, 'delta'),
  successors: columnSpec(8, 'group'),
  successorActor: columnSpec(8, 'actor'),
  successorCounter: columnSpec(8, 'delta'),
}

const CHANGE_COLUMNS = {
  predecessors: columnSpec(7, 'group'),
  predecessorActor: columnSpec(7, 'actor'),
  predecessorCounter: columnSpec(7, 'delta'),
}

export const CHANGES: ForeignTable = { specs: new Set(Object.values(CHANGES_TABLE)), tooMany: 'too-many-changes' }
export const DOCUMENT_OPERATIONS: ForeignTable = {
  specs: new Set([...Object.values(OPERATION_COLUMNS), ...Object.values(DOCUMENT_COLUMNS)]),
  tooMany: 'too-many-operations',
}
export const CHANGE_OPERATIONS: ForeignTable = {
  specs: new Set([...Object.values(OPERATION_COLUMNS), ...Object.values(CHANGE_COLUMNS)]),
  tooMany: 'too-many-operations',
}

/** Columns that have as many rows as the numbers of a group column add up to; all others have one for each row of the table. */
export const GROUPED = new Map([
  [CHANGES_TABLE.dependencyIndex, CHANGES_TABLE.dependencies],
  [DOCUMENT_COLUMNS.successorActor, DOCUMENT_COLUMNS.successors],
  [DOCUMENT_COLUMNS.successorCounter, DOCUMENT_COLUMNS.successors],
  [CHANGE_COLUMNS.predecessorActor, CHANGE_COLUMNS.predecessors],
  [CHANGE_COLUMNS.predecessorCounter, CHANGE_COLUMNS.predecessors],
])

export const DELETION = 3
/** Actions that make a map, a list, a text or a table. */
export const MAKES_OBJECT: ReadonlySet<number> = new Set([0, 2, 4, 6])

/** The specification of a column as a table names it: `id` and how it is written. */
function columnSpec(id: number, type: keyof typeof COLUMN_TYPE): number {
  return id * 16 + COLUMN_TYPE[type]
}
