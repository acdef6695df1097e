import type { ImportAccounts, LeftOutField } from './journal-file-contract.ts'

/** What is counted besides, since the field of which it is a part is counted already. */
const BESIDES: ReadonlySet<LeftOutField> = new Set(['cut', 'ambiguous'])

export interface FieldTotals {
  /** How many fields the files have: those brought over, kept as text and left out together. */
  readonly total: number
  readonly leftOut: ImportAccounts['leftOut']
  readonly besides: ImportAccounts['leftOut']
}

export function fieldTotals({ imported, asText, leftOut }: ImportAccounts): FieldTotals {
  const [besides, fields] = [
    leftOut.filter(({ field }) => BESIDES.has(field)),
    leftOut.filter(({ field }) => !BESIDES.has(field)),
  ]
  return { total: fields.reduce((sum, { count }) => sum + count, imported + asText), leftOut: fields, besides }
}
