/** One file of a calendar, to be read once. */
export interface CalendarFile {
  /** Of an address ''. */
  readonly name: string
  /** Bytes, where they are known. */
  readonly size: number | null
  chunks(): AsyncIterable<Uint8Array>
}
