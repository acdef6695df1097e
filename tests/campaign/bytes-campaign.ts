import fc from 'fast-check'
import { automerge, type AutomergeDoc } from '#journal/documents/automerge.ts'
import { measureForeign, type ForeignSize } from '#journal/documents/measure-foreign.ts'
import { bodyOf, deflatedChange, withRightChecksum } from '#support/chunk-bytes.ts'
import { arbitraryDocumentSteps, randomDocument } from '#support/random-document.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign, CampaignReport } from './campaign-report.ts'

const DOCUMENTS = 40
const MAX_STEPS = 80
const MAX_FAILURES = 20

/**
 * Damages snapshots and changes, by accident (the checksum tells) and on purpose (it is made right again), shows them
 * to the guard, and gives Automerge what the guard lets through. Fails where the guard throws, lets an accident
 * through, or counted other operations than Automerge has loaded; and where Automerge is of no use afterwards, since
 * it does not refuse everything: some damage makes it panic.
 */
export const bytesCampaign: Campaign = {
  runs: 50_000,
  run({ runs, seed, say }): CampaignReport {
    const random = seededRandom(seed)
    const steps = fc.sample(arbitraryDocumentSteps(MAX_STEPS), { numRuns: DOCUMENTS, seed })
    const originals = steps.map((document) => originalOf(randomDocument(document)))
    const figures: Record<string, number> = {}
    const failures: string[] = []
    for (let run = 0; run < runs && failures.length < MAX_FAILURES; run++) {
      const original = pick(originals, random)
      const { bytes, how } = damaged(original, random)
      const outcome = tryBytes(original, bytes, how)
      figures[outcome.what] = (figures[outcome.what] ?? 0) + 1
      if (outcome.failure !== null) failures.push(`${outcome.failure} (run ${run}): ${hexOf(bytes)}`)
      if (run % 10_000 === 9999) say(`${run + 1} runs`)
    }
    return { figures, failures }
  },
}

interface Original {
  readonly doc: AutomergeDoc
  readonly snapshot: Uint8Array
  readonly changes: readonly Uint8Array[]
}

interface How {
  readonly isSnapshot: boolean
  readonly isOnPurpose: boolean
}

interface Outcome {
  readonly what: string
  readonly failure: string | null
}

function originalOf(doc: AutomergeDoc): Original {
  const { save, getAllChanges } = automerge()
  return { doc, snapshot: save(doc), changes: getAllChanges(doc) }
}

function damaged(original: Original, random: (below: number) => number): { bytes: Uint8Array; how: How } {
  const isSnapshot = random(2) === 0
  const isOnPurpose = random(4) > 0
  const whole = isSnapshot ? original.snapshot : pick(original.changes, random)
  if (!isOnPurpose) return { bytes: mutated(whole, 0, random), how: { isSnapshot, isOnPurpose } }
  const right = withRightChecksum(mutated(whole, whole.length - bodyOf(whole).length, random))
  const bytes = !isSnapshot && random(2) === 0 ? deflatedChange(right) : right
  return { bytes, how: { isSnapshot, isOnPurpose } }
}

/** One to three mutations, behind the first `from` bytes. */
function mutated(bytes: Uint8Array, from: number, random: (below: number) => number): Uint8Array {
  const list = [...bytes]
  for (let left = 1 + random(3); left > 0; left--) {
    const at = from + random(Math.max(1, list.length - from))
    const kind = random(8)
    if (kind < 4) list[at] = (list[at] ?? 0) ^ (1 << random(8))
    else if (kind === 4) list[at] = [0, 1, 0x7f, 0x80, 0xff][random(5)] ?? 0
    else if (kind === 5) list.splice(at, 1 + random(4))
    else if (kind === 6) list.splice(at, 0, ...list.slice(from + random(list.length), at + random(20)))
    else list[at] = list[from + random(Math.max(1, list.length - from))] ?? 0
  }
  const isSame = list.length === bytes.length && list.every((byte, at) => byte === bytes[at])
  return isSame ? mutated(bytes, from, random) : Uint8Array.from(list)
}

function tryBytes(original: Original, bytes: Uint8Array, how: How): Outcome {
  const name = `${how.isSnapshot ? 'snapshot' : 'change'}, ${how.isOnPurpose ? 'on purpose' : 'by accident'}`
  try {
    const { size, refusal } = measureForeign(bytes)
    if (size === null) return { what: `${name}: refused as ${refusal.code}`, failure: null }
    if (!how.isOnPurpose) return { what: `${name}: let through`, failure: 'the guard let an accident through' }
    return givenToAutomerge(original, bytes, how, name, size)
  } catch (error) {
    return { what: `${name}: the guard throws`, failure: `the guard throws ${String(error)}` }
  }
}

function givenToAutomerge(original: Original, bytes: Uint8Array, how: How, name: string, size: ForeignSize): Outcome {
  const { load, getHeads } = automerge()
  try {
    const loaded = operationsOf(original, bytes, how)
    const isMiscounted = how.isSnapshot && loaded !== size.operations
    const failure = isMiscounted ? `${size.operations} operations counted, ${loaded} loaded` : null
    return { what: `${name}: taken in by Automerge`, failure }
  } catch (error) {
    const isPanic = !(error instanceof RangeError)
    const isBroken = getHeads(load(original.snapshot)).join(' ') !== getHeads(original.doc).join(' ')
    return {
      what: `${name}: ${isPanic ? 'Automerge panics' : 'Automerge refuses'}`,
      failure: isBroken ? `Automerge is of no use after ${String(error)}` : null,
    }
  }
}

function operationsOf({ doc }: Original, bytes: Uint8Array, { isSnapshot }: How): number {
  const { load, save, stats, clone, applyChanges, free } = automerge()
  const target = isSnapshot ? load<unknown>(bytes) : applyChanges(clone(doc), [bytes])[0]
  const { numOps } = stats(target)
  free(load(save(target)))
  free(target)
  return numOps
}

function pick<Item>(items: readonly Item[], random: (below: number) => number): Item {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
