import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyOf, chunkBytes, deflatedChange, runBytes, unsigned, withRightChecksum } from '#support/chunk-bytes.ts'
import { arbitraryDocumentSteps, randomDocument } from '#support/random-document.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import { FOREIGN_LIMITS, measureForeign, type ForeignMeasure } from './measure-foreign.ts'
import { rootHashes } from './root-hashes.ts'

const { from, change, clone, merge, save, load, init, getAllChanges, getHeads, getChangesSince, stats, saveBundle } =
  automerge()

describe('measureForeign', () => {
  test('counts of a document what Automerge counts of it', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(arbitraryDocumentSteps(40), (steps) => {
        const doc = randomDocument(steps)
        expect(countsOf(measureForeign(save(doc)))).toEqual(countsByAutomerge(doc))
        const changes = getAllChanges(doc)
        expect(countsOf(measureForeign(changes))).toEqual(countsByAutomerge(doc))
        expect(countsOf(measureForeign(Buffer.concat(changes.map(deflatedChange))))).toEqual(countsByAutomerge(doc))
      }),
      { numRuns: 80 },
    )
  })

  test('adds up a snapshot and the changes that followed it', () => {
    const doc = from({ text: 'once' }, { actor: 'aa' })
    const longer = change(clone(doc, { actor: 'bb' }), (draft) => void (draft.text = 'and for all'))
    const since = getChangesSince(longer, getHeads(doc))
    expect(countsOf(measureForeign([save(doc), ...since]))).toEqual(countsByAutomerge(longer))
    expect(countsOf(measureForeign(Buffer.concat([save(doc), ...since])))).toEqual(countsByAutomerge(longer))
  })

  test('tells how many changes depend on nothing, and after loading which', () => {
    const one = from<Record<string, number>>({ a: 1 }, { actor: 'aa' })
    const two = from<Record<string, number>>({ b: 1 }, { actor: 'bb' })
    const roots = [...getHeads(one), ...getHeads(two)].toSorted()
    expect(sizeOf(measureForeign(save(one))).roots).toBe(1)
    expect(rootHashes(one)).toEqual(getHeads(one))
    const both = merge(
      change(one, (draft) => void (draft['a'] = 2)),
      two,
    )
    expect(sizeOf(measureForeign(save(both))).roots).toBe(2)
    expect(sizeOf(measureForeign(getAllChanges(both))).roots).toBe(2)
    expect(rootHashes(load(save(both)))).toEqual(roots)
  })

  test('finds nothing in an empty document, and refuses nothing at all', () => {
    expect(sizeOf(measureForeign(save(init()))).changes).toBe(0)
    expect(sizeOf(measureForeign([])).changes).toBe(0)
    expect(refusalOf(measureForeign(new Uint8Array()))).toBe('malformed: first bytes')
  })
})

describe('bombs', () => {
  const letters = (count: number) => save(from({ text: 'a'.repeat(count) }, { actor: 'aa' }))

  test('a text of one letter is refused by its runs, not by its letters', () => {
    const bomb = letters(FOREIGN_LIMITS.maxOperations)
    expect(bomb.length).toBeLessThan(4000)
    expect(refusalOf(measureForeign(bomb))).toBe('too-many-operations')
    const limits = { ...FOREIGN_LIMITS, maxOperations: 50_000 }
    expect(refusalOf(measureForeign(letters(50_000), limits))).toBe('too-many-operations')
    const largest = sizeOf(measureForeign(letters(49_999), limits))
    expect(largest).toMatchObject({ operations: 50_000, inflatedBytes: 49_999 })
    expect(largest.runs).toBeLessThan(100)
  })

  test('short runs that deflate well are given up on the way, before most of them are looked at or inflated', () => {
    const found = (runs: Uint8Array) => {
      const [column, spec] = [deflateRawSync(runs, { level: 9 }), unsigned(0x42 + 8)]
      const head = [1, 1, 0xaa, 0, 0, 1, ...spec, ...unsigned(column.length)]
      const bomb = chunkBytes(0, Buffer.concat([Uint8Array.from(head), column]))
      expect(bomb.length).toBeLessThan(4096)
      const { refusal } = measureForeign(bomb)
      return refusal
    }
    const runs = Uint8Array.from([2, 1, 2, 5])
    expect(found(Buffer.alloc(400_000, runs))).toEqual({
      code: 'inflates-too-far',
      params: { found: 50_001, limit: 50_000 },
    })
    const refusal = found(Buffer.alloc(3_900_000, runs))
    expect(refusal).toMatchObject({ code: 'inflates-too-far' })
    expect(JSON.parse(JSON.stringify(refusal)).params.limit).toBeLessThan(600_000)
  })

  test('so is one that is deleted again, whose deletions are no operations', () => {
    const doc = from({ text: 'a'.repeat(1000) }, { actor: 'aa' })
    const emptied = change(doc, (draft) => automerge().splice(draft, ['text'], 0, 1000))
    expect(sizeOf(measureForeign(save(emptied)))).toMatchObject({ operations: 1001, rows: 1001 })
    const limits = { ...FOREIGN_LIMITS, maxOperations: 900 }
    const deletion = getAllChanges(emptied).slice(1)
    expect(refusalOf(measureForeign(deletion, limits))).toBe('too-many-operations')
    expect(sizeOf(measureForeign(deletion))).toMatchObject({ operations: 0, rows: 1000 })
    const twice = { ...FOREIGN_LIMITS, maxOperations: 1999 }
    expect(refusalOf(measureForeign([...deletion, ...deletion], twice))).toBe('too-many-operations')
  })

  test('a change that inflates too far is given up on the way', () => {
    const bomb = chunkBytes(2, deflateRawSync(Buffer.alloc(FOREIGN_LIMITS.maxInflatedBytes + 1)))
    expect(bomb.length).toBeLessThan(100_000)
    expect(refusalOf(measureForeign(bomb))).toBe('inflates-too-far')
  })

  test('a name that is written once counts for each row that has it', () => {
    const bytes = repeatedName(1000, 5000)
    expect(refusalOf(measureForeign(bytes, { ...FOREIGN_LIMITS, maxInflatedBytes: 999 * 5000 - 1 }))).toBe(
      'inflates-too-far',
    )
    expect(measureForeign(bytes, { ...FOREIGN_LIMITS, maxInflatedBytes: 999 * 5000 }).refusal?.code).not.toBe(
      'inflates-too-far',
    )
  })

  test('values that inflate further than they say are refused', () => {
    const body = documentBody({
      operations: [
        { spec: 0x42, bytes: runBytes(1, 1) },
        { spec: 0x56, bytes: runBytes(1, 5 * 16 + 6) },
        { spec: 0x5f, bytes: [...deflateRawSync(Buffer.alloc(100_000))] },
      ],
    })
    expect(refusalOf(measureForeign(chunkBytes(0, body)))).toBe('malformed: values')
  })

  test('many heads, many changes and deep objects are refused', () => {
    const small = { ...FOREIGN_LIMITS, maxHeads: 3, maxChanges: 5, maxDepth: 10 }
    const base = from<Record<string, number>>({ n: 0 }, { actor: 'aa' })
    const forks = [1, 2, 3, 4].map((at) =>
      change(clone(base, { actor: `b${at}` }), (draft) => void (draft[`n${at}`] = at)),
    )
    const merged = forks.reduce((all, fork) => merge(all, fork))
    expect(refusalOf(measureForeign(save(merged), small))).toBe('too-many-heads')
    expect(refusalOf(measureForeign(getAllChanges(merged), small))).toBe('too-many-heads')

    let doc = base
    for (let at = 0; at < 5; at++) doc = change(doc, (draft) => void (draft['n'] = at + 1))
    expect(refusalOf(measureForeign(save(doc), small))).toBe('too-many-changes')
    expect(refusalOf(measureForeign(getAllChanges(doc), small))).toBe('too-many-changes')

    for (const [depth, refusal] of [
      [10, null],
      [11, 'too-deep'],
    ] as const) {
      let inner: Record<string, unknown> = { end: 1 }
      for (let at = 1; at < depth; at++) inner = { inner, beside: {} }
      const deep = from({ inner }, { actor: 'aa' })
      const found = [save(deep), getAllChanges(deep)].map((bytes) => measureForeign(bytes, small).refusal?.code ?? null)
      expect(found).toEqual([refusal, refusal])
    }
  })

  test('more bytes than a document may have are not looked at', () => {
    const bytes = new Uint8Array(FOREIGN_LIMITS.maxBytes / 2 + 1)
    expect(measureForeign([bytes, bytes]).refusal).toEqual({
      code: 'too-large',
      params: { bytes: FOREIGN_LIMITS.maxBytes + 2, limit: FOREIGN_LIMITS.maxBytes },
    })
  })
})

describe('what cannot be trusted', () => {
  const doc = randomDocument(fc.sample(arbitraryDocumentSteps(60), { numRuns: 1, seed: 7 })[0] ?? [])
  const snapshot = save(doc)

  test('3,000 snapshots with one flipped bit are refused', () => {
    const random = seededRandom(1)
    for (let count = 0; count < 3000; count++) {
      expect(measureForeign(flipped(snapshot, random)).refusal?.code).toBe('malformed')
    }
  })

  test('a snapshot cut off anywhere, or with a byte behind it, is refused', () => {
    for (let length = 0; length < snapshot.length; length++) {
      expect(measureForeign(snapshot.subarray(0, length)).size).toBeNull()
    }
    expect(refusalOf(measureForeign(Buffer.concat([snapshot, Buffer.from([0])])))).toBe('malformed: first bytes')
  })

  test('flipped bits under a right checksum are measured or refused, at the cost of the bytes', () => {
    const random = seededRandom(2)
    const changes = getAllChanges(doc)
    let measured = 0
    for (let count = 0; count < 3000; count++) {
      const original = random(2) === 0 ? snapshot : (changes[random(changes.length)] ?? snapshot)
      const hostile = withRightChecksum(flippedInside(original, random))
      const { size } = measureForeign(hostile)
      if (size === null) continue
      measured++
      // A run has a byte at least, and is looked at twice, as are the actions.
      expect(size.runs).toBeLessThan(4 * (size.bytes + size.inflatedBytes))
    }
    // Most flips are in letters and numbers that may well be others.
    expect(measured).toBeGreaterThan(250)
  })

  test('any bytes at all are answered', () => {
    const any = fc.uint8Array({ maxLength: 300 })
    const framed = fc.tuple(fc.nat(5), any).map(([type, body]) => chunkBytes(type, body))
    const pieces = fc.array(fc.oneof(any, framed, fc.constant(snapshot)), { maxLength: 4 })
    fc.assert(
      fc.property(pieces, (bytes) => {
        const { size, refusal } = measureForeign(bytes)
        expect(size === null).toBe(refusal !== null)
      }),
      { numRuns: 3000 },
    )
  })

  test('chunks and columns that a later Automerge may write are refused', () => {
    expect(refusalOf(measureForeign(saveBundle(doc, getAllHashes(doc))))).toBe('malformed: kind of chunk')
    expect(refusalOf(measureForeign(chunkBytes(9, bodyOf(snapshot))))).toBe('malformed: kind of chunk')
    const operations = [
      { spec: 0x42, bytes: runBytes(1, 1) },
      { spec: 0xc2, bytes: runBytes(1, 1) },
    ]
    expect(refusalOf(measureForeign(chunkBytes(0, documentBody({ operations }))))).toBe('malformed: columns')
  })

  test('columns that do not fit together are refused', () => {
    const column = (spec: number, rows: number, value: number) => ({
      spec,
      bytes: runBytes(rows, value),
    })
    const refused = (...operations: Column[]) => refusalOf(measureForeign(chunkBytes(0, documentBody({ operations }))))
    expect(refused(column(0x15, 3, 0), column(0x42, 2, 1))).toBe('malformed: rows')
    expect(refused(column(0x21, 2, 1), column(0x42, 2, 1))).toBe('malformed: actor')
    expect(refused(column(0x42, 2, 1), column(0x56, 2, 16), { spec: 0x57, bytes: [1, 2, 3] })).toBe('malformed: values')
    expect(refused(column(0x42, 2, 1), column(0x42, 2, 1))).toBe('malformed: columns')
    expect(refused(column(0x42, 2, 1), column(0x80, 2, 3), column(0x83, 5, 0))).toBe('malformed: rows')
    for (const bytes of [
      [0, 0],
      [1, 1],
      [0, 2, 0, 3],
      [0x7f, 1, 0x7f, 2],
    ]) {
      expect(refused({ spec: 0x42, bytes })).toBe('malformed: run')
    }
    expect(refused({ spec: 0x42, bytes: [0x82, 0x00, 1] })).toBe('malformed: run')
    expect(refused(column(0x42, 2, 1))).toBeNull()
  })
})

interface Column {
  readonly spec: number
  readonly bytes: readonly number[]
}

/** The body of a document with one actor and no changes, and with these columns of operations. */
function documentBody({ operations }: { operations: readonly Column[] }): Uint8Array {
  const heads = operations.flatMap(({ spec, bytes }) => [...unsigned(spec), ...unsigned(bytes.length)])
  const columns = operations.flatMap(({ bytes }) => bytes)
  return Uint8Array.from([1, 1, 0xaa, 0, 0, ...unsigned(operations.length), ...heads, ...columns])
}

function repeatedName(rows: number, length: number): Uint8Array {
  const name = [...runBytes(rows, length), ...Array<number>(length).fill(0x61)]
  const operations = [
    { spec: 0x15, bytes: name },
    { spec: 0x42, bytes: runBytes(rows, 1) },
  ]
  return chunkBytes(0, documentBody({ operations }))
}

function countsOf(measured: ForeignMeasure) {
  const { operations, changes, actors, heads, roots } = sizeOf(measured)
  return { operations, changes, actors: actors.length, heads: heads.toSorted(), roots }
}

function countsByAutomerge(doc: AutomergeDoc) {
  const { numOps, numChanges, numActors } = stats(doc)
  const heads = getHeads(doc).toSorted()
  return { operations: numOps, changes: numChanges, actors: numActors, heads, roots: rootHashes(doc).length }
}

function sizeOf({ size, refusal }: ForeignMeasure) {
  if (size === null) throw new Error(`refused: ${JSON.stringify(refusal)}`)
  return size
}

function refusalOf({ refusal }: ForeignMeasure): string | null {
  if (refusal === null) return null
  return refusal.code === 'malformed' ? `malformed: ${refusal.params.where}` : refusal.code
}

function getAllHashes(doc: AutomergeDoc): string[] {
  return automerge()
    .getChangesMetaSince(doc, [])
    .map(({ hash }) => hash)
}

function flipped(bytes: Uint8Array, random: (below: number) => number, from = 0): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = from + random(bytes.length - from)
  copy[at] = (copy[at] ?? 0) ^ (1 << random(8))
  return copy
}

/** Behind the header, whose length is at most 13 bytes. */
function flippedInside(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  return flipped(bytes, random, bytes.length - bodyOf(bytes).length)
}
