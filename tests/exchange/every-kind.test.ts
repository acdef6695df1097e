import { expect, test } from 'vitest'
import { KINDS } from '#journal/kinds/kinds.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { everyField } from '#support/every-field.ts'
import { uploadFile } from '#support/import-file.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'

type Said = Readonly<Record<string, unknown>>

async function exported({ queries }: JournalClient, history = false): Promise<string> {
  let all = ''
  for (let after: number | null = null; ;) {
    const piece: { text: string; next: number | null } = await queries.exportChunk({ after, cards: true, history })
    all += piece.text
    if (piece.next === null) return all
    after = piece.next
  }
}

async function importText(client: JournalClient, text: string) {
  const upload = await uploadFile(client, 'rapport.json', text)
  const { preview } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
  const run = client.commands.importJournal({ preview, differing: 'take' })
  return (await reportOf(client, run, 'journal-import')).result
}

function documentsOf(text: string): Record<string, unknown> {
  const { documents } = JSON.parse(text) as { documents: readonly (Said & { id: string })[] }
  return Object.fromEntries(documents.map(({ automerge: _bytes, ...document }) => [document.id, document]))
}

/** A document of each kind that says all that one can say, in the trash or not. */
function oneOfEachKind(isInTrash: boolean): Said[] {
  let made = isInTrash ? 500 : 0
  const idOf = () => `01900000-0000-7000-8000-${String(++made).padStart(12, '0')}`
  return KINDS.flatMap((kind) => {
    if (isInTrash && kind.fixedId !== null) return []
    const { deletedAt, sample: _never, ...content } = everyField(kind.content, idOf, kind.kind) as Said
    const said = { ...content, schema: kind.steps.length, ...(isInTrash && { deletedAt }) }
    return [{ id: kind.fixedId ?? idOf(), ...said }]
  })
}

test.for([false, true])(
  'every field of every kind, photos among them, comes through JSON, with its history or without (in the trash: %s)',
  async (isInTrash) => {
    const documents = oneOfEachKind(isInTrash)
    const text = JSON.stringify({ format: 'rapport-journal', version: 1, documents })
    const wanted = Object.fromEntries(documents.map((one) => [one['id'], one]))
    const journals = [openTestJournal(), openTestJournal(), openTestJournal()]
    const [first, second, third] = journals.map(({ client }) => client) as [JournalClient, JournalClient, JournalClient]
    try {
      expect(await importText(first, text)).toMatchObject({ leftOut: [], notReached: 0 })
      const plain = await exported(first)
      expect(documentsOf(plain)).toMatchObject(wanted)
      await importText(second, plain)
      expect(documentsOf(await exported(second))).toEqual(documentsOf(plain))
      const whole = await exported(first, true)
      expect(await importText(third, whole)).toMatchObject({ leftOut: [], notReached: 0 })
      expect(documentsOf(await exported(third))).toEqual(documentsOf(plain))
      for (const { id } of documents)
        expect(await third.queries.history({ id: id as never })).toEqual(
          await first.queries.history({ id: id as never }),
        )
      for (const client of [first, second, third]) {
        const { problems } = await reportOf(client, client.commands.check(), 'check')
        // What was frozen is made up, and its digest, too.
        expect(problems.filter(({ code }) => code !== 'REVIEW_CHANGED')).toEqual([])
      }
    } finally {
      await Promise.all(journals.map((journal) => journal.close()))
    }
  },
)
