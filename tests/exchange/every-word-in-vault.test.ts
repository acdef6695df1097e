import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { KINDS } from '#journal/kinds/kinds.ts'
import { everyField } from '#support/every-field.ts'
import { uploadFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { reportOf } from '#support/test-journal.ts'

type Said = Record<string, unknown>
type Schema = (typeof KINDS)[number]['content']

/** The values of a document, each with where it stands. */
function* valuesIn(value: unknown, path: readonly string[] = []): Generator<readonly [readonly string[], unknown]> {
  if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* valuesIn(one, [...path, key])
  else yield [path, value]
}

function withValue(said: Said, [field = '', ...more]: readonly string[], value: unknown): Said {
  const inner = said[field]
  const changed = more.length === 0 ? value : withValue(inner as Said, more, value)
  if (!Array.isArray(said)) return { ...said, [field]: changed }
  return said.with(Number(field), changed) as unknown as Said
}

/** A document with a word of its own in each field that takes any words. @returns also where each of them stands */
function marked(schema: Schema, document: Said, kind: string) {
  let said = document
  const words = new Map<string, string>()
  for (const [path, value] of valuesIn(document)) {
    if (typeof value !== 'string') continue
    const word = `marker${kind.replaceAll('-', '')}${words.size}end`
    const other = withValue(said, path, word)
    // What takes only some texts (an id, a day, a choice) is none of the user's words.
    if (!schema.safeParse(other).success || !takesAnyWords(schema, said, path)) continue
    said = other
    words.set(word, `${kind}.${path.join('.')}`)
  }
  return { said, words }
}

function takesAnyWords(schema: Schema, said: Said, path: readonly string[]): boolean {
  return schema.safeParse(withValue(said, path, 'any words: they say "so", and more')).success
}

test('every word of every kind is in the vault, where plain tools find it', async ({ journal: { client } }) => {
  let made = 0
  const idOf = () => `01900000-0000-7000-8000-${String(++made).padStart(12, '0')}`
  const words = new Map<string, string>()
  const ids = new Map(KINDS.map(({ kind }) => [kind as string, idOf()]))
  const [person, goal, archetype] = ['person', 'goal', 'archetype'].map((kind) => ids.get(kind) ?? '')
  /** What is said of somebody, or between two, is told where they are there. */
  const of = (kind: string): Said => {
    if (kind === 'canvas') return { links: { [`${archetype}>${goal}`]: 'word' } }
    if (kind !== 'conversation') return {}
    words.set('markertagend', 'conversation.tags')
    return {
      tags: { markertagend: true },
      participants: { [`${person}`]: true },
      participantNotes: { [`${person}`]: 'word' },
    }
  }
  const documents = KINDS.map((kind) => {
    const { deletedAt: _deletedAt, sample: _sample, ...content } = everyField(kind.content, idOf, kind.kind) as Said
    // What was merged into another is told there.
    const whole = { ...content, ...('mergedInto' in content && { mergedInto: null }), ...of(kind.kind) }
    const { said, words: own } = marked(kind.content, whole, kind.kind)
    for (const [word, where] of own) words.set(word, where)
    return { ...said, id: kind.fixedId ?? ids.get(kind.kind), schema: kind.steps.length }
  })
  const upload = await uploadFile(
    client,
    'all.json',
    JSON.stringify({ format: 'rapport-journal', version: 1, documents }),
  )
  const { preview } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
  const run = client.commands.importJournal({ preview, differing: 'take' })
  expect((await reportOf(client, run, 'journal-import')).result.leftOut).toEqual([])

  const folder = mkdtempSync(join(tmpdir(), 'rapport-words-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await reportOf(client, client.commands.exportFolder({ format: 'vault', folder, cards: true }), 'export')
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:md|canvas|base)$/.test(path))
    .map((path) => `${path}\n${readFileSync(join(folder, path), 'utf8')}`)
    .join('\n')
  expect(words.size).toBeGreaterThan(60)
  const missing = [...words].flatMap(([word, where]) => (all.includes(word) ? [] : [where]))
  expect(missing).toEqual([])
})
