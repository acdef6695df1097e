import type { I18n } from '@lingui/core'
import type { HistoryChange } from '#parts/history-sittings.ts'
import { dateWords, personFieldWords, type FieldWords } from '#parts/person-field-words.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'

/** Any field by its name: a document may hold one that only a newer Rapport has words for. */
export type WordsByField = Readonly<Record<string, FieldWords & { readonly parts?: Readonly<Record<string, string>> }>>

/** What the document keeps for itself and nobody wrote. */
const OWN = new Set(['kind', 'schema', 'createdAt', 'sample'])

/** Changes worth telling. */
export function isTold({ path: [field = ''] }: HistoryChange): boolean {
  return !OWN.has(field)
}

/** What a field is called where its history is told. */
export function fieldName(
  i18n: I18n,
  [field = '', part = '']: readonly string[],
  fields: WordsByField = personFieldWords(i18n),
): string {
  if (field === 'deletedAt') return i18n.t('Trash')
  const words = Object.hasOwn(fields, field) ? fields[field] : undefined
  return words?.parts?.[part] ?? words?.name ?? field
}

/** A value in words: entries by what they say, people and circles by their names. */
export function valueWords(
  i18n: I18n,
  path: readonly string[],
  value: string,
  person: PersonPage,
  fields: WordsByField = personFieldWords(i18n),
): string {
  const [field = '', key = '', part = ''] = path
  if (field === 'deletedAt') return i18n.t('moved there')
  const entry = parseObject(value)
  const told = { key, text: value, entry, person }
  const words = Object.hasOwn(fields, field) ? fields[field] : undefined
  const said = part === '' ? words?.said?.(told) : words?.saidPart?.(part, told)
  return said ?? (entry === null ? trueOrFalse(i18n, value) : entryWords(entry))
}

/** An entry whose day alone changed, or one that a newer version knows: what can be read of it. */
function entryWords(entry: Readonly<Record<string, unknown>>): string {
  const texts = ['text', 'value', 'label'].flatMap((part) => (typeof entry[part] === 'string' ? entry[part] : []))
  const strings = Object.values(entry).filter((part) => typeof part === 'string')
  return texts.find((text) => text !== '') ?? (dateWords(entry) || strings.join(', '))
}

function trueOrFalse(i18n: I18n, value: string): string {
  if (value === 'true') return i18n.t('yes')
  return value === 'false' ? i18n.t('no') : value
}

function parseObject(value: string): Record<string, unknown> | null {
  if (!value.startsWith('{')) return null
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' ? (parsed as Record<string, unknown> | null) : null
  } catch {
    return null
  }
}
