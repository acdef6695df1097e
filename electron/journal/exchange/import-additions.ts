import type { ImportAddition } from '#shared/contract/import-codes.ts'
import { IMPORT_RULES, type ImportRules } from './import-rules.ts'
import type { ImportedRecord } from './imported-record.ts'
import type { KnownPerson } from './known-person.ts'

/** What a record says of a person that the journal does not know: the pieces, by the field that they belong to. */
export type Additions = ReadonlyMap<string, readonly unknown[]>

/**
 * Compares a record with what is known. An import adds, and never overwrites; a record that was imported before says
 * nothing new.
 */
export function additionsTo(
  person: KnownPerson,
  record: ImportedRecord,
  format: string,
  rules: ImportRules = IMPORT_RULES,
): Additions {
  const additions = new Map<string, readonly unknown[]>()
  for (const [field, rule] of rules) {
    const said = rule.said(record, format)
    if (said.length === 0) continue
    const known = person.marks.get(field)
    const found = new Set<string>()
    const pieces = said.filter((piece) => {
      const mark = rule.mark(piece)
      if (mark.trim() === '' || known?.has(mark) === true || found.has(mark)) return false
      found.add(mark)
      return true
    })
    if (pieces.length > 0) additions.set(field, pieces)
  }
  return additions
}

/** Marks that nobody else has: they grow, instead of being copied for each record. */
class OwnMarks extends Set<string> {}

/** The person as known once what a record adds is added. Whoever this was is not to be used any more: their marks may have grown. */
export function withAdditions(
  person: KnownPerson,
  additions: Additions,
  { names }: ImportedRecord,
  rules: ImportRules = IMPORT_RULES,
): KnownPerson {
  if (additions.size === 0) return person
  const marks = new Map(person.marks)
  for (const [field, rule] of rules) {
    const pieces = additions.get(field)
    if (pieces === undefined) continue
    const present = marks.get(field)
    const grown = present instanceof OwnMarks ? present : new OwnMarks(present)
    for (const piece of pieces) for (const mark of rule.marks?.(piece) ?? [rule.mark(piece)]) grown.add(mark)
    marks.set(field, grown)
  }
  return { ...person, nick: person.nick || names.nick, marks }
}

/** The additions one by one, for the preview. Where a record came from is said only where nothing else is new. */
export function listAdditions(additions: Additions, rules: ImportRules = IMPORT_RULES): ImportAddition[] {
  const list: ImportAddition[] = []
  for (const [field, rule] of rules) {
    for (const piece of additions.get(field) ?? []) {
      const told = rule.told(piece, list.length === 0)
      if (told !== null) list.push(told)
    }
  }
  return list
}
