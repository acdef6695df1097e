import type { DocumentChange } from '#journal/documents/document-writer.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { CommandOutput, CommandRequest, QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { isEverydayWord } from '#shared/model/everyday-words.ts'
import { isWholeName, withoutNames } from '#shared/model/frozen-review.ts'
import { SOMEBODY } from '#shared/model/somebody.ts'

// Whoever makes up names must not fill the journal: the oldest give way.
const MAX_DRAFTS = 50

export function readDraft(sql: Sql, { name }: QueryRequest<'draft'>): QueryOutput<'draft'> {
  const row = sql('SELECT text FROM drafts WHERE name = ?').get(name) as { text: string } | undefined
  return { text: row?.text ?? '' }
}

/**
 * Keeps a draft in the caller's transaction; '' ends it. Nothing that was typed is lost to another window: what that one
 * has left since `base` stays below `text`.
 * @param now milliseconds since 1970
 * @returns all that is kept
 */
export function writeDraft(
  sql: Sql,
  { name, text, base }: CommandRequest<'saveDraft'>,
  now: number,
): CommandOutput<'saveDraft'> {
  const kept = textToKeep({ before: readDraft(sql, { name }).text, text, base })
  if (kept === '') sql('DELETE FROM drafts WHERE name = ?').run(name)
  else {
    sql(
      'INSERT INTO drafts (name, text, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text, at = excluded.at',
    ).run(name, kept, now)
    sql('DELETE FROM drafts WHERE name NOT IN (SELECT name FROM drafts ORDER BY at DESC, name = ? DESC LIMIT ?)').run(
      name,
      MAX_DRAFTS,
    )
  }
  return { text: kept }
}

function textToKeep({ before, text, base }: { before: string; text: string; base: string | undefined }): string {
  if (base === undefined || before === base) return text
  // It was kept already, together with the line that it is what is left of.
  if (before === text || before.startsWith(`${text}\n`)) return before
  return [text, before].filter((part) => part.trim() !== '').join('\n')
}

/** In the place of a name that goes. */
const NOBODY = '…'
/** Initials and the like are words of others. */
const MIN_NAME_LETTERS = 3

/**
 * Takes people who are being forgotten out of what was typed and not saved: their whole names, and each name of
 * theirs by which nobody else is called; in small letters too, but for those that are words of every day. Called while their rows are
 * still there.
 * @returns topics touched
 */
export function forgetInDrafts(sql: Sql, changes: readonly DocumentChange[]): string[] {
  const gone = changes.filter(({ kind, after }) => after === null && kind === 'person')
  if (gone.length === 0) return []
  const drafts = sql('SELECT name, text FROM drafts').all() as { name: string; text: string }[]
  if (drafts.length === 0) return []
  const ids = new Set<string>(gone.map(({ id }) => id))
  const names = namesOnlyOf(sql, JSON.stringify(gone.map(({ n }) => n)))
  const touched = drafts.flatMap(({ name, text }) => {
    const left = text.split('\n').map((line) => lineWithout(line, ids, names))
    const kept = left.join('\n')
    if (kept === text) return []
    sql('UPDATE drafts SET text = ? WHERE name = ?').run(kept, name)
    return [`draft:${name}`]
  })
  return touched.length === 0 ? [] : [...touched, 'drafts-forgotten']
}

function namesOnlyOf(sql: Sql, numbers: string): string[] {
  const people = sql('SELECT name, given, family, nick FROM people WHERE n IN (SELECT value FROM json_each(?))').all(
    numbers,
  ) as Record<'name' | 'given' | 'family' | 'nick', string>[]
  const isOthers = sql(`SELECT 1 FROM people WHERE n NOT IN (SELECT value FROM json_each(:numbers))
    AND (name = :name OR given = :name OR family = :name OR nick = :name) LIMIT 1`)
  const all = people.flatMap(({ name, given, family, nick }) => [name, `${given} ${family}`, given, family, nick])
  return [...new Set(all.map((name) => name.trim()))].flatMap((name) => {
    if (isWholeName(name)) return asTyped(name)
    if (name.length < MIN_NAME_LETTERS || isOthers.get({ numbers, name }) !== undefined) return []
    return asTyped(name).filter((typed) => typed === name || !isEverydayWord(typed))
  })
}

/** A name as somebody in a hurry types it. */
function asTyped(name: string): string[] {
  const small = name.toLowerCase()
  return [name, small, name.toUpperCase(), small.replace(/^\p{L}/u, (first) => first.toUpperCase())]
}

/** A line of words, or a draft of the page as JSON: there people are left out, and texts lose the names. */
function lineWithout(line: string, ids: ReadonlySet<string>, names: readonly string[]): string {
  const parsed = readJson(line)
  if (parsed === undefined) return wordsWithout(line, names)
  const isGone = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return false
    const { id, name } = value as { id?: unknown; name?: unknown }
    return (typeof id === 'string' && ids.has(id)) || (typeof name === 'string' && names.includes(name.trim()))
  }
  const without = (value: unknown): unknown => {
    if (typeof value === 'string') return wordsWithout(value, names)
    if (Array.isArray(value)) return value.filter((one) => !isGone(one)).map(without)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one)]))
  }
  const text = JSON.stringify(parsed)
  const left = JSON.stringify(without(parsed))
  return left === text ? line : left
}

function wordsWithout(text: string, names: readonly string[]): string {
  return withoutNames(text, names).text.replaceAll(SOMEBODY, NOBODY)
}

function readJson(line: string): object | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as object
  } catch {
    return undefined
  }
}
