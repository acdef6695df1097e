import type { ImportAccounts, LeftOutField } from '#shared/contract/journal-file-contract.ts'
import { wordsOf, type Fields } from './monica-values.ts'

/** Counts what becomes of each field of an account. @param left how many of each type were not read */
export function monicaTotals(left: ReadonlyMap<string, number>) {
  const counts = { imported: 0, asText: 0 }
  const out = new Map<LeftOutField, number>()
  const leaveOut = (why: LeftOutField, count = 1) => void (count > 0 && out.set(why, (out.get(why) ?? 0) + count))
  for (const [type, count] of left)
    if (type === 'avatar') counts.imported += count
    else leaveOut(LEFT[type] ?? 'settings', count)
  return {
    took: (...values: unknown[]) => (counts.imported += values.filter((value) => value !== undefined).length),
    asText: (_key: string) => (counts.asText += 1),
    leaveOut,
    /** What was to be told in words, and is told nowhere. */
    untold(count: number) {
      counts.asText -= count
      leaveOut('partial', count)
    },
    count: (what: 'imported' | 'file') => (what === 'imported' ? (counts.imported += 1) : leaveOut('file')),
    /** What an item says besides, told in words, but for what is Monica's own. @returns the words, each under the name it had */
    others(rest: Fields, ...own: string[]): string[] {
      return Object.entries(rest).flatMap(([key, value]) => {
        if (own.includes(key)) {
          leaveOut('settings')
          return []
        }
        counts.asText += 1
        const words = wordsOf(value)
        return words === '' ? [] : [`${key.replaceAll('_', ' ')}: ${words}`]
      })
    },
    result: (): ImportAccounts => ({
      ...counts,
      leftOut: [...out].map(([field, count]) => ({ field, count })).toSorted((a, b) => (a.field < b.field ? -1 : 1)),
    }),
  }
}

export type MonicaTotals = ReturnType<typeof monicaTotals>

/** What is not read of an account, by its types in the one export and its tables in the other. */
const LEFT: Readonly<Record<string, LeftOutField>> = {
  photo: 'file',
  document: 'file',
  entry: 'diary',
  day: 'diary',
  entries: 'diary',
  days: 'diary',
}

/** Of Monica's own: how its screens stand, and what it computes. */
const OWN: ReadonlySet<string> = new Set([
  'is_starred',
  'is_partial',
  'last_talked_to',
  'last_consulted_at',
  'number_of_views',
  'stay_in_touch_trigger_date',
  'vcard',
  'distant_etag',
  'avatar',
  'gender',
  'deceased_reminder',
  'first_met_reminder',
])

/** The tables have a column for each part of a picture. */
export function isOwn(key: string): boolean {
  return OWN.has(key) || /(?:^|_)(?:gr)?avatar(?:_|$)/.test(key)
}
