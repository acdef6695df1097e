import type { JournalClient } from '#shared/contract/contract.ts'

/** Gathers a finished export and saves it as a file of the user's. `exportName` is what the job's report names. */
export async function downloadExport(client: JournalClient, exportName: string, fileName: string): Promise<void> {
  const pieces: string[] = []
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: { text: string; next: number | null } = await client.queries.exportChunk({ export: exportName, offset })
    pieces.push(piece.text)
    offset = piece.next
  }
  saveFile(new Blob(pieces, { type: 'application/json' }), fileName)
}

function saveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has begun by then; until then the address must hold.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
