import type { DocumentId } from '#shared/model/id.ts'

/** What two devices compare of one document. */
export interface SyncEntry {
  readonly id: DocumentId
  /** 8 bytes in hex: see `markOf`. */
  readonly mark: string
}

const ID_BYTES = 16
const ENTRY_BYTES = 24

/** 16 bytes of the id and 8 of the mark for each. */
export function encodeEntries(entries: readonly SyncEntry[]): Buffer {
  const bytes = Buffer.allocUnsafe(entries.length * ENTRY_BYTES)
  for (const [index, { id, mark }] of entries.entries()) {
    bytes.write(id.replaceAll('-', ''), index * ENTRY_BYTES, 'hex')
    bytes.write(mark, index * ENTRY_BYTES + ID_BYTES, 'hex')
  }
  return bytes
}

/** Null where the bytes are no whole number of entries. */
export function decodeEntries(blob: Uint8Array): SyncEntry[] | null {
  if (blob.length % ENTRY_BYTES !== 0) return null
  const text = Buffer.from(blob.buffer, blob.byteOffset, blob.length).toString('hex')
  return Array.from({ length: blob.length / ENTRY_BYTES }, (_, index) => {
    const at = index * ENTRY_BYTES * 2
    const hex = (from: number, to: number) => text.slice(at + from, at + to)
    const id = `${hex(0, 8)}-${hex(8, 12)}-${hex(12, 16)}-${hex(16, 20)}-${hex(20, 32)}` as DocumentId
    return { id, mark: hex(32, 48) }
  })
}
