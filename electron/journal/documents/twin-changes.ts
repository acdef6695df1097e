import { createHash } from 'node:crypto'
import type { DecodedChange } from '@automerge/automerge'
import { automerge, type AutomergeDoc } from './automerge.ts'

// Where a machine was copied while it ran, or its randomness came back with a snapshot of it, both copies go on with one actor and one
// number, and make two different changes of it. Automerge takes one of the two and refuses the other, wherever they meet.

// Beyond what two copies do before they meet. Whoever makes up more of it than that makes nothing wait for it.
const MAX_OPERATIONS = 100_000
const MAX_CHANGES = 100_000
const MAX_TWINS = 100

interface Change {
  readonly hash: string
  readonly actor: string
  readonly seq: number
  readonly startOp: number
  readonly deps: readonly string[]
  readonly bytes: Uint8Array
}

/** Changes of one side, each behind those that it follows. */
type Side = ReadonlyMap<string, Change>

export interface UnitedTwins {
  /** The caller's, to be freed. */
  readonly doc: AutomergeDoc
  /** What the other side led to before anything was written again, sorted. */
  readonly heads: readonly string[]
}

/**
 * A document of all that both sides say, where they have two changes of one actor and number: of each two the one of the larger
 * hash, and all that follows it, is written again, under an actor that its hash gives it. So every device makes the same changes
 * of it, in whatever order they meet.
 * @param mine left as it is
 * @param theirs changes that may follow some of `mine`
 * @param actor of the document, in hex; nothing is written by it
 * @returns null where there are no such two
 * @throws Error where something that `theirs` follows is in neither, or too much would be written again
 */
export function uniteTwins(mine: AutomergeDoc, theirs: readonly Uint8Array[], actor: string): UnitedTwins | null {
  let here = changesOf(mine)
  let there = withWhatTheyFollow(theirs, here)
  const heads = headsOf(there)
  const spent = { operations: 0, twins: 0 }
  for (let twins = firstTwins(here, there); twins !== null; twins = firstTwins(here, there)) {
    if (here.size + there.size > MAX_CHANGES || ++spent.twins > MAX_TWINS) throw new Error('too much is twice')
    const [mineOfBoth, theirsOfBoth] = twins
    if (mineOfBoth.hash > theirsOfBoth.hash) here = writtenAgain(here, mineOfBoth, spent)
    else there = writtenAgain(there, theirsOfBoth, spent)
  }
  if (spent.twins === 0) return null
  const { init, applyChanges, load, save, free } = automerge()
  const all = [...new Map([...here, ...there]).values()].map(({ bytes }) => bytes)
  const [made] = applyChanges(init<unknown>({ actor }), all)
  // Loaded, it shows what it holds: see `strictLoad`.
  const doc = load<unknown>(save(made), { actor })
  free(made)
  return { doc, heads }
}

/** As `merge` of Automerge, of a fork into which a text was written, into `doc`, which may be freed for what is returned. */
export function mergeWithTwins(doc: AutomergeDoc, other: AutomergeDoc): AutomergeDoc {
  const { merge, getActorId, getAllChanges, free } = automerge()
  try {
    return merge(doc, other)
  } catch (error) {
    const united = uniteTwins(doc, getAllChanges(other), getActorId(doc))
    if (united === null) throw error
    free(doc)
    return united.doc
  }
}

function changesOf(doc: AutomergeDoc): Side {
  const { getAllChanges, getChangesMetaSince } = automerge()
  const bytes = getAllChanges(doc)
  return new Map(
    getChangesMetaSince(doc, []).map(({ hash, actor, seq, startOp, deps }, at) => [
      hash,
      { hash, actor, seq, startOp, deps, bytes: bytes[at] ?? new Uint8Array() },
    ]),
  )
}

function withWhatTheyFollow(changes: readonly Uint8Array[], known: Side): Side {
  const given = new Map(changes.map((bytes) => changeOf(bytes)).map((change) => [change.hash, change]))
  const side = new Map<string, Change>()
  // By hand: a long history is deeper than the stack.
  const open = [...given.keys()]
  for (let hash = open.at(-1); hash !== undefined; hash = open.at(-1)) {
    const change = given.get(hash) ?? known.get(hash)
    if (change === undefined) throw new Error('a change follows one that is not here')
    const before = change.deps.filter((dep) => !side.has(dep))
    if (before.length > 0) open.push(...before)
    else {
      open.pop()
      side.set(hash, change)
    }
  }
  return side
}

function changeOf(bytes: Uint8Array): Change {
  const { hash, actor, seq, startOp, deps } = automerge().decodeChange(bytes)
  if (hash === null) throw new Error('a change without a hash')
  return { hash, actor, seq, startOp, deps, bytes }
}

function headsOf(side: Side): string[] {
  const followed = new Set([...side.values()].flatMap(({ deps }) => deps))
  return [...side.keys()].filter((hash) => !followed.has(hash)).toSorted()
}

/** Those on which most follows: of both sides the one that began first. */
function firstTwins(here: Side, there: Side): [Change, Change] | null {
  const named = (change: Change) => `${change.seq}@${change.actor}`
  const byName = new Map([...here.values()].map((change) => [named(change), change]))
  let first: [Change, Change] | null = null
  for (const change of there.values()) {
    const other = byName.get(named(change))
    if (other === undefined || other.hash === change.hash) continue
    if (first === null || isBefore([other, change], first)) first = [other, change]
  }
  return first
}

/** The same for both sides, whichever of the two is whose. */
function isBefore(one: [Change, Change], other: [Change, Change]): boolean {
  const [a, b] = [one, other].map((pair) => Math.min(...pair.map(({ startOp }) => startOp))) as [number, number]
  if (a !== b) return a < b
  const [c = '', d = ''] = [one, other].map((pair) => pair.map(({ hash }) => hash).toSorted()[0])
  return c < d
}

/** The side with `lost`, and all that follows it, as an actor of its own would have written it. */
function writtenAgain(side: Side, lost: Change, spent: { operations: number }): Side {
  const instead = createHash('sha256').update(`rapport/twin ${lost.hash}`).digest('hex').slice(0, 32)
  const operation = (id: string) => {
    const at = id.indexOf('@')
    const isOfLost = id.slice(at + 1) === lost.actor && Number(id.slice(0, at)) >= lost.startOp
    return isOfLost ? `${id.slice(0, at)}@${instead}` : id
  }
  const hashes = new Map<string, string>()
  const written = new Map<string, Change>()
  for (const change of side.values()) {
    if (change !== lost && !change.deps.some((dep) => hashes.has(dep))) {
      written.set(change.hash, change)
      continue
    }
    const { hash: _hash, ...before } = decodedWhole(change)
    spent.operations += before.ops.length
    if (spent.operations > MAX_OPERATIONS) throw new Error('too much would be written again')
    const isOfLost = before.actor === lost.actor
    const bytes = automerge().encodeChange({
      ...before,
      deps: before.deps.map((dep) => hashes.get(dep) ?? dep).toSorted(),
      ...(isOfLost && { actor: instead, seq: before.seq - lost.seq + 1 }),
      ops: before.ops.map((op) => renamed(op, operation)),
    })
    const again = changeOf(bytes)
    hashes.set(change.hash, again.hash)
    written.set(again.hash, again)
  }
  return written
}

/** @throws Error where it has what is not kept when it is written again */
function decodedWhole({ bytes, hash }: Change): DecodedChange {
  const { decodeChange, encodeChange } = automerge()
  const decoded = decodeChange(bytes)
  if (decodeChange(encodeChange(decoded)).hash !== hash) throw new Error('a change that cannot be written again')
  return decoded
}

/** Of a list or a text it names the entry, in the place of a key. */
type Operation = DecodedChange['ops'][number] & { readonly elemId?: string }

function renamed(op: Operation, operation: (id: string) => string): Operation {
  return {
    ...op,
    obj: operation(op.obj),
    ...(op.elemId !== undefined && { elemId: operation(op.elemId) }),
    pred: op.pred.map(operation).toSorted(byCounter),
  }
}

function byCounter(one: string, other: string): number {
  const [a, b] = [one, other].map((id) => Number(id.slice(0, id.indexOf('@')))) as [number, number]
  if (a !== b) return a - b
  return one.slice(one.indexOf('@')) < other.slice(other.indexOf('@')) ? -1 : 1
}
