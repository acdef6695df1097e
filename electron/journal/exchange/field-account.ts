import type { ImportAccounts, LeftOutField } from '#shared/contract/journal-file-contract.ts'

/** What became of a field of a file: it is a field of the person, a line of the notes under its own name, or left out. */
export type FieldFate = 'field' | 'text' | LeftOutField

/** How many fields of one record became what. */
export interface RecordFields {
  readonly imported: number
  /** Of `imported` what are words of the notes. */
  readonly noted: number
  readonly asText: number
  readonly leftOut: ReadonlyMap<LeftOutField, number>
}

/** Of a field that is told in several ways the one that keeps most of it: a cell may hold several values. */
export function betterFate(one: FieldFate | undefined, other: FieldFate): FieldFate {
  if (one === undefined || other === 'field') return other
  return one === 'field' || one === 'text' ? one : other
}

/** Of a planned record what decides about its fields. */
interface PlannedFields {
  readonly outcome: string
  readonly notesStay?: boolean
  readonly record: { readonly fields?: RecordFields }
}

/** Counts what became of each field, so that all of them together are what the files had. */
export interface FieldAccount {
  /** @param because of what is not taken in at all why; otherwise fields count as what they are */
  add(fields: RecordFields, because?: LeftOutField | null): void
  leaveOut(because: LeftOutField, count?: number): void
  /** The fields of a record, by what becomes of it. */
  addPlanned(planned: PlannedFields): void
  /** What another account says besides. */
  addAll(accounts: ImportAccounts): void
  result(): ImportAccounts
}

export function fieldAccount(): FieldAccount {
  const counts = { imported: 0, asText: 0 }
  const out = new Map<LeftOutField, number>()
  const leaveOut = (because: LeftOutField, count = 1) => {
    if (count > 0) out.set(because, (out.get(because) ?? 0) + count)
  }
  const addLeftOut = ({ leftOut }: RecordFields) => {
    for (const [because, count] of leftOut) leaveOut(because, count)
  }
  const add = (fields: RecordFields, because: LeftOutField | null = null) => {
    addLeftOut(fields)
    if (because !== null) return leaveOut(because, fields.imported + fields.asText)
    counts.imported += fields.imported
    counts.asText += fields.asText
  }
  return {
    add,
    leaveOut,
    addPlanned({ outcome, notesStay, record: { fields } }) {
      if (fields === undefined) return
      if (outcome === 'skip') return add(fields, 'skipped')
      if (outcome === 'forgotten') return add(fields, 'forgotten')
      if (notesStay !== true) return add(fields)
      // Of somebody whose own notes stay.
      addLeftOut(fields)
      counts.imported += fields.imported - fields.noted
      leaveOut('notes-stay', fields.noted + fields.asText)
    },
    addAll({ imported, asText, leftOut }) {
      counts.imported += imported
      counts.asText += asText
      for (const { field, count } of leftOut) leaveOut(field, count)
    },
    result: () => ({
      ...counts,
      leftOut: [...out].map(([field, count]) => ({ field, count })).toSorted((a, b) => (a.field < b.field ? -1 : 1)),
    }),
  }
}
