import type { JournalClient, QueryInput } from '#shared/contract/contract.ts'

export interface ExportOptions {
  /** Called after each piece, in documents. */
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
  /** Without answers to prompts of the guide that are marked as sensitive. */
  readonly withoutSensitive?: boolean
  /** The documents themselves with it; not where something of them is left out. */
  readonly history?: boolean
  /** The cards of Mindset with it. */
  readonly cards?: boolean
}

/** Gathers the whole journal as JSON and saves it as a file of the user's. */
export async function downloadExport(
  client: JournalClient,
  fileName: string,
  options: ExportOptions = {},
): Promise<void> {
  const pieces: string[] = []
  let after: number | null = null
  do {
    options.signal?.throwIfAborted()
    const { text, next, done, total }: Awaited<ReturnType<JournalClient['queries']['exportChunk']>> =
      await client.queries.exportChunk({
        after,
        cards: options.cards ?? false,
        withoutSensitive: options.withoutSensitive ?? false,
        history: options.history ?? false,
      })
    pieces.push(text)
    after = next
    options.onProgress?.(done, total)
  } while (after !== null)
  saveFile(new Blob(pieces, { type: 'application/json' }), fileName)
}

/** Gathers a file for another program and saves it. @returns how many people, or entries of a calendar, are in it */
export async function downloadFile(
  client: JournalClient,
  fileName: string,
  asked: Omit<QueryInput<'exportFile'>, 'after'>,
  { signal, onProgress }: Pick<ExportOptions, 'signal' | 'onProgress'> = {},
): Promise<number> {
  const pieces: string[] = []
  let after: number | null = null
  let entries = 0
  do {
    signal?.throwIfAborted()
    const piece: Awaited<ReturnType<JournalClient['queries']['exportFile']>> = await client.queries.exportFile({
      ...asked,
      after,
    })
    pieces.push(piece.text)
    after = piece.next
    entries = piece.done
    onProgress?.(piece.done, piece.total)
  } while (after !== null)
  saveFile(new Blob(pieces, { type: 'application/octet-stream' }), fileName)
  return entries
}

/** Saves a file among the downloads. */
export function saveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has begun by then; until then the address must hold.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
