import type { JournalClient } from '#shared/contract/contract.ts'
import { uploadFile } from './import-file.ts'
import { reportOf } from './test-journal.ts'

/** Imports a file that is an account or an archive. */
export async function importWhole(client: JournalClient, file: string, content: string | Uint8Array, words = false) {
  const upload = await uploadFile(client, file, content)
  const preview = client.commands.previewImport({ uploads: [upload], words })
  const { preview: id } = await reportOf(client, preview, 'journal-preview')
  return (await reportOf(client, client.commands.importJournal({ preview: id }), 'journal-import')).result
}

/** All that a journal says, as its export as JSON does. */
export async function everythingSaid({ queries }: JournalClient): Promise<string> {
  let all = ''
  for (let after: string | null = null; ;) {
    const { text, next } = (await queries.exportChunk({ after: after as never, cards: true })) as {
      text: string
      next?: string | null
    }
    all += text
    if (next === undefined || next === null) return all
    after = next
  }
}
