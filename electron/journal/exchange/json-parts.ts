/** A value of a JSON text that was not opened: where it lies, from its first byte up to, without, the byte behind it. */
export interface JsonPart {
  /** The keys to it; the places of a list are '0', '1' … */
  readonly path: readonly string[]
  readonly start: number
  readonly end: number
}

/** The text ends early, or is no JSON from `at` on. What was given before is sound in its outline. */
export class JsonBroken extends Error {
  override readonly name = 'JsonBroken'
  readonly at: number
  constructor(at: number) {
    super(`no JSON from byte ${at} on`)
    this.at = at
  }
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_MAP, CLOSE_MAP, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d]
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/**
 * Goes through a JSON text without making values of it, however large it is: only maps and lists at the paths that
 * `opens` names are gone into, everything else is given as where it lies. So one value at a time is in memory, and a text
 * that is nested a million deep is as good as any other.
 * @param bytes UTF-8, with or without a byte order mark
 * @throws JsonBroken
 */
export function* jsonParts(
  bytes: Uint8Array,
  opens: (path: readonly string[]) => boolean,
): Generator<JsonPart, void, void> {
  const start = BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK.length : 0
  const end = yield* walk(bytes, space(bytes, start), [], opens)
  if (space(bytes, end) !== bytes.length) throw new JsonBroken(end)
}

/** The value of a part. @throws SyntaxError where it is none */
export function jsonValue(bytes: Uint8Array, { start, end }: Pick<JsonPart, 'start' | 'end'>): unknown {
  return JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)))
}

/** @returns the byte behind the value */
function* walk(
  bytes: Uint8Array,
  at: number,
  path: readonly string[],
  opens: (path: readonly string[]) => boolean,
): Generator<JsonPart, number, void> {
  const first = bytes[at]
  if ((first !== OPEN_MAP && first !== OPEN_LIST) || !opens(path)) {
    const end = endOfValue(bytes, at)
    yield { path, start: at, end }
    return end
  }
  const isMap = first === OPEN_MAP
  const close = isMap ? CLOSE_MAP : CLOSE_LIST
  at = space(bytes, at + 1)
  if (bytes[at] === close) return at + 1
  for (let place = 0; ; place++) {
    let key = String(place)
    if (isMap) {
      const end = endOfText(bytes, at)
      key = keyOf(bytes, at, end)
      at = space(bytes, end)
      if (bytes[at] !== COLON) throw new JsonBroken(at)
      at = space(bytes, at + 1)
    }
    at = space(bytes, yield* walk(bytes, at, [...path, key], opens))
    if (bytes[at] === close) return at + 1
    if (bytes[at] !== COMMA) throw new JsonBroken(at)
    at = space(bytes, at + 1)
  }
}

function keyOf(bytes: Uint8Array, start: number, end: number): string {
  try {
    return String(jsonValue(bytes, { start, end }))
  } catch {
    throw new JsonBroken(start)
  }
}

function space(bytes: Uint8Array, at: number): number {
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++
  return at
}

function endOfText(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) throw new JsonBroken(at)
  for (let next = at + 1; next < bytes.length; next++) {
    if (bytes[next] === BACKSLASH) next++
    else if (bytes[next] === QUOTE) return next + 1
  }
  throw new JsonBroken(bytes.length)
}

function endOfValue(bytes: Uint8Array, at: number): number {
  const first = bytes[at]
  if (first === QUOTE) return endOfText(bytes, at)
  if (first === OPEN_MAP || first === OPEN_LIST) {
    let depth = 0
    for (let next = at; next < bytes.length;) {
      const byte = bytes[next]
      if (byte === QUOTE) {
        next = endOfText(bytes, next)
        continue
      }
      if (byte === OPEN_MAP || byte === OPEN_LIST) depth++
      if ((byte === CLOSE_MAP || byte === CLOSE_LIST) && --depth === 0) return next + 1
      next++
    }
    throw new JsonBroken(bytes.length)
  }
  let next = at
  while (next < bytes.length && /[-+.\w]/.test(String.fromCharCode(bytes[next] ?? 0))) next++
  if (next === at) throw new JsonBroken(at)
  return next
}
