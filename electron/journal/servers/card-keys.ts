import type { ImportRules } from '#journal/exchange/import-rules.ts'
import type { ImportedRecord } from '#journal/exchange/imported-record.ts'

/** What entries of a person are called by in a card: by the field and by what the rule of the field compares them by. */
export type CardKeys = ReadonlyMap<string, string>

/** Of what an import rule is asked for. */
export const KEYED_FIELDS = ['channels', 'roles', 'places', 'dates'] as const

export function cardKey(field: string, mark: string): string {
  return `${field} ${mark}`
}

const PROP_ID = /^(?:[\w-]+\.)?([\w-]+)(?:;(?:[^":;]|"[^"]*")*)*?;PROP-ID="?([\w-]{1,64})"?(?=[;:])/i
const WORK = /^(?:[\w-]+\.)?(?:org|title)[;:]/i

/**
 * The keys that a card of Rapport has for its entries (PROP-ID), so that a number which comes to a machine by a server and by another
 * device is one. What each line says is found out by reading a card of that line alone.
 * @param card with each property in one line
 */
export function keysInCard(
  card: string,
  recordOf: (card: string) => ImportedRecord | null,
  rules: ImportRules,
): CardKeys {
  const keys = new Map<string, string>()
  if (!/;PROP-ID=/i.test(card)) return keys
  const lines = card.split(/\r?\n/)
  const version = lines.find((line) => /^VERSION:/i.test(line)) ?? 'VERSION:3.0'
  const work = lines.filter((line) => WORK.test(line))
  for (const line of lines) {
    const [, name = '', key = ''] = PROP_ID.exec(line) ?? []
    if (key === '') continue
    // An employer and a title are one entry.
    const own = /^(?:org|title)$/i.test(name) ? work : [line]
    const record = recordOf(['BEGIN:VCARD', version, 'FN:x', ...own, 'END:VCARD'].join('\r\n'))
    if (record === null) continue
    for (const field of KEYED_FIELDS) {
      const rule = rules.get(field)
      for (const piece of rule?.said(record, '') ?? []) {
        const at = cardKey(field, rule?.mark(piece) ?? '')
        if (!keys.has(at)) keys.set(at, key)
      }
    }
  }
  return keys
}
