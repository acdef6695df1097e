/** A row of an `INSERT` of a dump. */
export interface SqlRow {
  readonly table: string
  /** By column, as they are written: a number that was not quoted keeps its zeros and signs. Null for tables that are not wanted. */
  readonly values: ReadonlyMap<string, string | null> | null
  /** Bytes read so far. */
  readonly end: number
}

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE, SEMICOLON] = [0x27, 0x5c, 0x2c, 0x28, 0x29, 0x3b]
const [HASH, DASH, SLASH, STAR, NEWLINE, BACKTICK, DOUBLE] = [0x23, 0x2d, 0x2f, 0x2a, 0x0a, 0x60, 0x22]
const MAX_STATEMENT_HEAD = 64 * 1024
/** No value of an address book is longer; pictures in a dump may be. */
const MAX_VALUE = 4 * 1024 * 1024

/**
 * The rows that a dump of MySQL inserts, one after the other. It is read and never run: whatever else stands in it is passed over. What
 * is cut off, or no SQL, ends the reading.
 * @returns whether it ends before it is whole
 * @param isWanted of which tables the values are read at all
 */
export function* sqlRows(bytes: Uint8Array, isWanted: (table: string) => boolean): Generator<SqlRow, boolean, void> {
  const columnsOf = new Map<string, readonly string[]>()
  let at = 0
  while (at < bytes.length) {
    at = space(bytes, at)
    const head = textOf(bytes, at, Math.min(bytes.length, at + 200))
    const [insert, table = ''] = /^(?:insert|replace)\s+(?:ignore\s+)?into\s+[`"]?(\w+)[`"]?\s*/i.exec(head) ?? []
    if (insert === undefined) {
      const end = endOfStatement(bytes, at)
      const [, made = ''] = /^create\s+table\s+(?:if\s+not\s+exists\s+)?[`"]?(\w+)/i.exec(head) ?? []
      if (made !== '') columnsOf.set(made, columnsIn(textOf(bytes, at, Math.min(end, at + MAX_STATEMENT_HEAD))))
      at = end
      continue
    }
    at = space(bytes, at + Buffer.byteLength(insert))
    let columns = columnsOf.get(table) ?? []
    if (bytes[at] === OPEN) {
      const end = bytes.indexOf(CLOSE, at)
      if (end === -1 || end - at > MAX_STATEMENT_HEAD) return true
      columns = textOf(bytes, at + 1, end)
        .split(',')
        .map((name) => name.replaceAll(/[`"\s]/g, ''))
      at = space(bytes, end + 1)
    }
    if (!/^values$/i.test(textOf(bytes, at, at + 6))) {
      at = endOfStatement(bytes, at)
      continue
    }
    at = space(bytes, at + 6)
    const wanted = isWanted(table)
    while (bytes[at] === OPEN) {
      const values = wanted ? new Map<string, string | null>() : null
      at++
      for (let column = 0; ; column++) {
        at = space(bytes, at)
        const end = endOfValue(bytes, at)
        if (end === -1) return true
        const name = columns[column]
        if (values !== null && name !== undefined) values.set(name, valueOf(bytes, at, end))
        at = space(bytes, end)
        if (bytes[at] === CLOSE) break
        if (bytes[at] !== COMMA) return true
        at++
      }
      at = space(bytes, at + 1)
      yield { table, values, end: at }
      if (bytes[at] === COMMA) at = space(bytes, at + 1)
    }
    if (bytes[at] === SEMICOLON) at++
    else at = endOfStatement(bytes, at)
  }
  return false
}

function valueOf(bytes: Uint8Array, start: number, end: number): string | null {
  if (bytes[start] !== QUOTE) {
    const text = textOf(bytes, start, end).trim()
    return /^null$/i.test(text) ? null : text
  }
  const text = textOf(bytes, start + 1, Math.min(end - 1, start + MAX_VALUE))
  return text.replaceAll(/\\([\s\S])|''/g, (whole, sign: string | undefined) => {
    if (sign === undefined) return whole === "''" ? "'" : whole
    return ESCAPES[sign] ?? sign
  })
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '', Z: '', b: '' }

function columnsIn(create: string): string[] {
  // Within a line: over empty ones it would be tried at each of them.
  return [...create.matchAll(/^[ \t]*[`"](\w+)[`"][ \t]+\w/gm)].map(([, name = '']) => name)
}

/** @returns the byte behind the value; -1 where the dump ends in it */
function endOfValue(bytes: Uint8Array, start: number): number {
  let at = start
  if (bytes[at] === QUOTE) return endOfText(bytes, at, QUOTE)
  let depth = 0
  for (; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      at = endOfText(bytes, at, QUOTE) - 1
      if (at < 0) return -1
    } else if (byte === OPEN) depth++
    else if (byte === CLOSE && depth-- === 0) return at
    else if (byte === COMMA && depth === 0) return at
  }
  return -1
}

function endOfText(bytes: Uint8Array, start: number, quote: number | undefined): number {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH && quote !== BACKTICK) at++
    else if (bytes[at] === quote) {
      if (bytes[at + 1] !== quote) return at + 1
      at++
    }
  }
  return -1
}

function endOfStatement(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === SEMICOLON) return at + 1
    if (byte === QUOTE || byte === BACKTICK || byte === DOUBLE) {
      const end = endOfText(bytes, at, byte)
      if (end === -1) return bytes.length
      at = end - 1
    }
  }
  return bytes.length
}

/** Past spaces and comments. */
function space(bytes: Uint8Array, start: number): number {
  let at = start
  for (;;) {
    const byte = bytes[at]
    if (byte === undefined) return bytes.length
    if (byte <= 0x20) at++
    else if (byte === HASH || (byte === DASH && bytes[at + 1] === DASH)) {
      const end = bytes.indexOf(NEWLINE, at)
      if (end === -1) return bytes.length
      at = end + 1
    } else if (byte === SLASH && bytes[at + 1] === STAR) {
      const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('*/', at + 2)
      if (end === -1) return bytes.length
      at = end + 2
    } else return at
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(bytes.subarray(start, end))
}
