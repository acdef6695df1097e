import { createHash } from 'node:crypto'

// One change in the bytes that Automerge's own encoder makes of it (https://automerge.org/automerge-binary-format-spec):
// of the kinds of operations that a new document is made of. Automerge compiles itself function by function as each is first
// called, which costs a process that makes one document more than all the rest of it.

export type ChangeValue = string | number | boolean | null

/** Where an operation is: its counter and who made it, in hex. */
export interface OpId {
  readonly counter: number
  readonly actor: string
}

export interface ChangeOp {
  readonly action: 'makeMap' | 'makeText' | 'set'
  /** Null for the document itself. */
  readonly object: OpId | null
  /** In a map: its key. In a text: the letter behind which this one stands, null for the first. */
  readonly at: string | { readonly behind: OpId | null }
  /** Of `set`. */
  readonly value?: ChangeValue
  /** What it takes the place of. */
  readonly replaces?: OpId
}

export interface PlainChange {
  /** In hex. */
  readonly actor: string
  readonly seq: number
  readonly startOp: number
  /** Seconds since 1970. */
  readonly time: number
  readonly message: string | null
  /** Hashes in hex. */
  readonly deps: readonly string[]
  readonly ops: readonly ChangeOp[]
}

export interface EncodedChange {
  readonly bytes: Uint8Array
  /** In hex. */
  readonly hash: string
}

const MAGIC = Buffer.from('856f4a83', 'hex')
const CHANGE = 1
const ACTIONS = { makeMap: 0, set: 1, makeText: 4 } as const

// Of each column its number and how it is written, as Automerge has them.
const OBJECT_ACTOR = 1
const OBJECT_COUNTER = 2
const KEY_ACTOR = 17
const KEY_COUNTER = 19
const KEY_TEXT = 21
const INSERT = 52
const ACTION = 66
const VALUE_KIND = 86
const VALUE = 87
const REPLACED_COUNT = 112
const REPLACED_ACTOR = 113
const REPLACED_COUNTER = 115

export function encodeChange({ actor, seq, startOp, time, message, deps, ops }: PlainChange): EncodedChange {
  const others = new Set<string>()
  for (const { object, at, replaces } of ops) {
    const behind = typeof at === 'string' ? null : at.behind
    for (const id of [object, behind, replaces]) if (id && id.actor !== actor) others.add(id.actor)
  }
  const actors = [actor, ...[...others].toSorted()]
  const columns = columnsOf(ops, new Map(actors.map((one, index) => [one, index])))
  const content = new ByteWriter()
  content.unsigned(deps.length)
  for (const hash of deps.toSorted()) content.bytes(Buffer.from(hash, 'hex'))
  content.sized(Buffer.from(actor, 'hex'))
  content.unsigned(seq)
  content.unsigned(startOp)
  content.signed(time)
  content.sized(Buffer.from(message ?? ''))
  content.unsigned(actors.length - 1)
  for (const other of actors.slice(1)) content.sized(Buffer.from(other, 'hex'))
  content.unsigned(columns.length)
  for (const [column, bytes] of columns) {
    content.unsigned(column)
    content.unsigned(bytes.length)
  }
  for (const [, bytes] of columns) content.bytes(bytes)
  const said = content.done()
  const chunk = new ByteWriter()
  chunk.bytes(Buffer.of(CHANGE))
  chunk.sized(said)
  const hashed = chunk.done()
  const hash = createHash('sha256').update(hashed).digest()
  return { bytes: Buffer.concat([MAGIC, hash.subarray(0, 4), hashed]), hash: hash.toString('hex') }
}

/** Of the columns that say anything, in their order. */
function columnsOf(ops: readonly ChangeOp[], actors: ReadonlyMap<string, number>): (readonly [number, Buffer])[] {
  const indexOf = (id: OpId | null) => (id === null ? null : (actors.get(id.actor) ?? 0))
  const behind = ({ at }: ChangeOp) => (typeof at === 'string' ? null : at.behind)
  // Behind no letter, a text begins.
  const letterCounter = (op: ChangeOp) => (typeof op.at === 'string' ? null : (behind(op)?.counter ?? 0))
  const values = ops.map(({ value }) => encodeValue(value ?? null))
  const replaced = ops.flatMap(({ replaces }) => replaces ?? [])
  const columns: (readonly [number, Buffer])[] = [
    [
      OBJECT_ACTOR,
      runs(
        ops.map(({ object }) => indexOf(object)),
        unsigned,
      ),
    ],
    [
      OBJECT_COUNTER,
      runs(
        ops.map(({ object }) => object?.counter ?? null),
        unsigned,
      ),
    ],
    [
      KEY_ACTOR,
      runs(
        ops.map((op) => indexOf(behind(op))),
        unsigned,
      ),
    ],
    [KEY_COUNTER, runs(differences(ops.map(letterCounter)), signed)],
    [
      KEY_TEXT,
      runs(
        ops.map(({ at }) => (typeof at === 'string' ? at : null)),
        text,
      ),
    ],
    [INSERT, switches(ops.map(({ at }) => typeof at !== 'string'))],
    [
      ACTION,
      runs(
        ops.map(({ action }) => ACTIONS[action]),
        unsigned,
      ),
    ],
    [
      VALUE_KIND,
      runs(
        values.map(({ kind }) => kind),
        unsigned,
      ),
    ],
    [VALUE, Buffer.concat(values.map(({ bytes }) => bytes))],
    [
      REPLACED_COUNT,
      runs(
        ops.map(({ replaces }) => (replaces === undefined ? 0 : 1)),
        unsigned,
      ),
    ],
    [REPLACED_ACTOR, runs(replaced.map(indexOf), unsigned)],
    [REPLACED_COUNTER, runs(differences(replaced.map(({ counter }) => counter)), signed)],
  ]
  return columns.filter(([, bytes]) => bytes.length > 0)
}

function encodeValue(value: ChangeValue): { kind: number; bytes: Buffer } {
  const sized = (type: number, bytes: Buffer) => ({ kind: bytes.length * 16 + type, bytes })
  if (value === null) return sized(0, NOTHING)
  if (typeof value === 'boolean') return sized(value ? 2 : 1, NOTHING)
  if (typeof value === 'string') return sized(6, Buffer.from(value))
  const writer = new ByteWriter()
  // As the handle does, for which only what is above zero is a whole number.
  if (Number.isSafeInteger(value) && value > 0) {
    writer.signed(value)
    return sized(4, writer.done())
  }
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return sized(5, bytes)
}

const NOTHING = Buffer.alloc(0)

type Write<Value> = (writer: ByteWriter, value: Value) => void
const unsigned: Write<number> = (writer, value) => writer.unsigned(value)
const signed: Write<number> = (writer, value) => writer.signed(value)
const text: Write<string> = (writer, value) => writer.sized(Buffer.from(value))

/** Runs of one value, of values that differ, and of nothing. Nothing at all where all is nothing. */
function runs<Value extends string | number>(values: readonly (Value | null)[], write: Write<Value>): Buffer {
  if (values.every((value) => value === null)) return NOTHING
  const writer = new ByteWriter()
  let differing: Value[] = []
  const flush = () => {
    if (differing.length === 0) return
    writer.signed(-differing.length)
    for (const value of differing) write(writer, value)
    differing = []
  }
  for (let at = 0; at < values.length;) {
    const value = values[at] ?? null
    let end = at + 1
    while (end < values.length && values[end] === value) end++
    const length = end - at
    if (value === null) {
      flush()
      writer.signed(0)
      writer.unsigned(length)
    } else if (length === 1) differing.push(value)
    else {
      flush()
      writer.signed(length)
      write(writer, value)
    }
    at = end
  }
  flush()
  return writer.done()
}

/** How often it is false, then true, then false … */
function switches(values: readonly boolean[]): Buffer {
  const writer = new ByteWriter()
  let [last, count] = [false, 0]
  for (const value of values) {
    if (value === last) count++
    else {
      writer.unsigned(count)
      ;[last, count] = [value, 1]
    }
  }
  if (count > 0) writer.unsigned(count)
  return writer.done()
}

/** Of each the difference to the last one that there was. */
function differences(values: readonly (number | null)[]): (number | null)[] {
  let last = 0
  return values.map((value) => {
    if (value === null) return null
    const difference = value - last
    last = value
    return difference
  })
}

/** Numbers are written as LEB128, seven bits a byte, the low ones first. */
class ByteWriter {
  #buffer = Buffer.allocUnsafe(256)
  #length = 0

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + bytes))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }

  unsigned(value: number): void {
    this.#room(MAX_LEB_BYTES)
    let left = value
    while (left >= 0x80) {
      this.#buffer[this.#length++] = (left % 0x80) | 0x80
      left = Math.floor(left / 0x80)
    }
    this.#buffer[this.#length++] = left
  }

  signed(value: number): void {
    this.#room(MAX_LEB_BYTES)
    let left = value
    while (left < -0x40 || left >= 0x40) {
      const low = ((left % 0x80) + 0x80) % 0x80
      this.#buffer[this.#length++] = low | 0x80
      left = (left - low) / 0x80
    }
    this.#buffer[this.#length++] = left & 0x7f
  }

  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
  }

  sized(bytes: Uint8Array): void {
    this.unsigned(bytes.length)
    this.bytes(bytes)
  }

  done(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#length))
  }
}

const MAX_LEB_BYTES = 10
