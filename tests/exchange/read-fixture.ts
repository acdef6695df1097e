import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readImportFile } from '#journal/exchange/read-import-file.ts'
import type { ImportedRecord, ParsedFile } from '#journal/exchange/imported-record.ts'

/** The bytes of a file in `fixtures/`. Its line ends are `\n` whatever the checkout made of them. */
export async function fixture(name: string): Promise<string> {
  const text = await readFile(join(import.meta.dirname, 'fixtures', name), 'utf8')
  return text.replaceAll('\r\n', '\n')
}

/** Reads a text as an import file; fails where it is refused. */
export async function readText(text: string): Promise<ParsedFile> {
  return readBytes(new TextEncoder().encode(text))
}

export async function readBytes(bytes: Uint8Array): Promise<ParsedFile> {
  const reading = await readImportFile('people.txt', bytes)
  if (reading.kind !== 'parsed') throw new Error(JSON.stringify(reading))
  return reading.file
}

/** A record's own values, without its line and what is empty: what a reader of the test wants to see. */
export function essence(record: ImportedRecord | undefined): Record<string, unknown> {
  if (record === undefined) throw new Error('no such record')
  const { line: _line, fields: _fields, names, channels, ...rest } = record
  const written = channels.map(({ kind, label, value, preferred }) =>
    [kind, label, value, ...(preferred ? ['preferred'] : [])].join(' | '),
  )
  return kept({ ...rest, names: kept(names), channels: written })
}

function kept(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== null && !isEmpty(value)),
  )
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
