import { deflateRawSync } from 'node:zlib'
import * as Automerge from '@automerge/automerge'
import { measureForeign } from '#journal/documents/measure-foreign.ts'
import { chunkBytes, runBytes, unsigned } from '#support/chunk-bytes.ts'
import { median } from './measure.ts'
import { atMost, ratio, type Result } from './result.ts'

const RUNS = 200
const MAX_BOMB_BYTES = 4096
const NOTE = 'What we talked about, in so many words that it is a note like any other. '.repeat(11)

/** What it costs to refuse bombs of 4 kB, and to let an ordinary conversation through against loading it. */
export function guardTimes(): Result[] {
  const note = Automerge.save(Automerge.from({ notes: NOTE, topic: 'a note', tags: { ordinary: true } }))
  const guard = median(cpuTimes(() => measureForeign(note)))
  const load = median(cpuTimes(() => Automerge.free(Automerge.load(note))))
  const timeOf = ([name, bomb]: [string, Uint8Array]) => ({ name, time: median(cpuTimes(() => refuse(name, bomb))) })
  const slowest = Object.entries(bombs())
    .map(timeOf)
    .reduce((a, b) => (a.time > b.time ? a : b))
  const { time } = timeOf(['runs of two', runsOfTwo()])
  const { time: looked } = timeOf(['as many runs as are looked at', runsOfTwo(400_000)])
  return [
    ratio('measure a conversation from elsewhere', 'loading it bare', guard, load, 0.2, 'ms'),
    atMost(`refuse a bomb of 4 kB (the slowest: ${slowest.name})`, slowest.time, 5, 'ms of CPU'),
    atMost('refuse 4 kB of short runs without end', time, 5, 'ms of CPU'),
    atMost('refuse the 4 kB that cost most: as many short runs as are looked at', looked, 5, 'ms of CPU'),
  ]
}

function refuse(name: string, bomb: Uint8Array): void {
  if (bomb.length > MAX_BOMB_BYTES) throw new Error(`${name} has ${bomb.length} bytes`)
  if (measureForeign(bomb).refusal === null) throw new Error(`${name} is let through`)
}

/** Each made by hand: Automerge would take seconds to write them. */
function bombs(): Record<string, Uint8Array> {
  const letters = 3_900_000
  const values = deflateRawSync(Buffer.alloc(letters, 'a'), { level: 9 })
  const [actions, lengths] = [runOf(letters, 1), runOf(letters, 0x16)]
  return {
    'one letter': documentOf([
      { spec: 0x42, bytes: actions },
      { spec: 0x56, bytes: lengths },
      { spec: 0x57, bytes: values, isDeflated: true },
    ]),
    'a deflated change': chunkBytes(2, deflateRawSync(Buffer.alloc(3_900_000), { level: 9 })),
    successors: documentOf([
      { spec: 0x42, bytes: runOf(1, 1) },
      { spec: 0x80, bytes: runOf(1, letters) },
      { spec: 0x81, bytes: runOf(letters, 0) },
      { spec: 0x83, bytes: runOf(letters, 1) },
    ]),
  }
}

interface Column {
  readonly spec: number
  readonly bytes: Uint8Array
  readonly isDeflated?: boolean
}

function documentOf(columns: readonly Column[]): Uint8Array {
  const heads = columns.flatMap(({ spec, bytes, isDeflated }) => [
    ...unsigned(spec + (isDeflated === true ? 8 : 0)),
    ...unsigned(bytes.length),
  ])
  const front = Uint8Array.from([1, 1, 0xaa, 0, 0, ...unsigned(columns.length), ...heads])
  return chunkBytes(0, Buffer.concat([front, ...columns.map(({ bytes }) => bytes)]))
}

function runOf(rows: number, value: number): Uint8Array {
  return Uint8Array.from(runBytes(rows, value))
}

function runsOfTwo(bytes = 3_900_000): Uint8Array {
  const runs = Buffer.alloc(bytes, Uint8Array.from([2, 1, 2, 5]))
  return documentOf([{ spec: 0x42, bytes: deflateRawSync(runs, { level: 9 }), isDeflated: true }])
}

function cpuTimes(work: () => unknown): number[] {
  return Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
}
