import type { JournalClient } from '#shared/contract/contract.ts'

/** As the contract's UPLOAD_CHUNK_BYTES; named again, since importing it would bring the schemas into the page. */
const CHUNK_BYTES = 256 * 1024

export interface UploadOptions {
  /** Called after each chunk, in bytes. */
  readonly onProgress?: (sent: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Sends a file in chunks; gives the upload's name for `previewImport`. What is cut short is discarded there. */
export async function uploadFile(client: JournalClient, file: File, options: UploadOptions = {}): Promise<string> {
  const { upload } = await client.commands.beginUpload({ name: file.name, bytes: file.size })
  try {
    for (let sent = 0; sent < file.size; sent += CHUNK_BYTES) {
      options.signal?.throwIfAborted()
      const chunk = await file.slice(sent, sent + CHUNK_BYTES).arrayBuffer()
      await client.commands.appendUpload({ upload, base64: toBase64(new Uint8Array(chunk)) })
      options.onProgress?.(Math.min(sent + CHUNK_BYTES, file.size), file.size)
    }
    return upload
  } catch (error) {
    await client.commands.discardUpload({ upload }).catch(() => undefined)
    throw error
  }
}

/** In slices: `fromCharCode` takes its bytes as arguments, and there is a limit to those. */
function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
