import { createHash } from 'node:crypto'
import { automerge } from './automerge.ts'
import { encodeChange, type ChangeOp, type OpId } from './encode-change.ts'
import type { KindRules } from './kind-rules.ts'

type Handle = ReturnType<ReturnType<typeof automerge>['getBackend']>

/** What every document of a kind begins with: one change for each schema step, the same bytes on every device for ever. */
export interface Skeleton {
  /** Behind Automerge's documents: forked, never written to. Made when it is first asked for. */
  readonly handle: Handle
  /** The document that has nothing else. */
  readonly snapshot: Uint8Array
  /** Its heads. */
  readonly heads: readonly string[]
  /** Its maps and texts, by their keys with dots between: where each is, and in which step it is made, from 0. */
  readonly objects: ReadonlyMap<string, { readonly id: OpId; readonly step: number }>
  /** One for each step, in order; each depends on the one before it alone. */
  readonly changes: readonly Uint8Array[]
  readonly hashes: readonly string[]
  /** The counter of the last operation of each. */
  readonly lastOps: readonly number[]
}

export interface Skeletons {
  of(rules: KindRules): Skeleton
  close(): void
}

/**
 * Makes each skeleton when it is first asked for.
 *
 * Two devices that each make a map or a text at one path lose one side's content without a word. So containers are made by
 * constants: a fixed actor for each kind and step, time 0, no message. A step depends on the one before it and on nothing
 * else, and is merged into older documents: devices that bring one up to date apart from each other add the same change.
 */
export function openSkeletons(): Skeletons {
  const made = new Map<string, MadeSkeleton>()
  return {
    of(rules) {
      let skeleton = made.get(rules.kind)
      if (skeleton === undefined) made.set(rules.kind, (skeleton = makeSkeleton(rules)))
      return skeleton
    },
    close() {
      for (const { free } of made.values()) free()
      made.clear()
    },
  }
}

interface MadeSkeleton extends Skeleton {
  free(): void
}

/** @throws Error where a step is another change than its definition says: a bug */
function makeSkeleton({ kind, steps, stepHashes }: KindRules): MadeSkeleton {
  const objects = new Map<string, { id: OpId; step: number }>()
  const changes: Uint8Array[] = []
  const hashes: string[] = []
  const lastOps: number[] = []
  let saysSchema: OpId | undefined
  for (const [step, { maps, texts }] of steps.entries()) {
    const schema = step + 1
    const actor = stepActor(kind, schema)
    const startOp = (lastOps.at(-1) ?? 0) + 1
    const ops: ChangeOp[] = []
    const add = (op: ChangeOp): OpId => ({ counter: startOp + ops.push(op) - 1, actor })
    const make = (path: string, op: Omit<ChangeOp, 'value'>) => objects.set(path, { id: add(op), step })
    if (schema === 1) add({ action: 'set', object: null, at: 'kind', value: kind })
    const before = saysSchema === undefined ? {} : { replaces: saysSchema }
    saysSchema = add({ action: 'set', object: null, at: 'schema', value: schema, ...before })
    // Parents before what is inside them.
    for (const path of maps.toSorted()) {
      const keys = path.split('.')
      const object = keys.length === 1 ? null : objects.get(keys.slice(0, -1).join('.'))?.id
      if (object === undefined) throw new Error(`${kind}: nothing makes the map around ${path}`)
      make(path, { action: 'makeMap', object, at: keys.at(-1) ?? '' })
    }
    for (const field of texts.toSorted()) make(field, { action: 'makeText', object: null, at: field })
    const deps = hashes.slice(-1)
    const { bytes, hash } = encodeChange({ actor, seq: 1, startOp, time: 0, message: null, deps, ops })
    const released = stepHashes[step] ?? hash
    if (hash !== released) throw new Error(`${kind}: step ${schema} is ${hash}, and was ${released}`)
    changes.push(bytes)
    hashes.push(hash)
    lastOps.push(startOp + ops.length - 1)
  }
  let handle: Handle | null = null
  return {
    get handle() {
      return (handle ??= handleOf(changes, stepActor(kind, 1)))
    },
    snapshot: Buffer.concat(changes),
    heads: hashes.slice(-1),
    objects,
    changes,
    hashes,
    lastOps,
    free() {
      handle?.free()
      handle = null
    },
  }
}

function handleOf(changes: readonly Uint8Array[], actor: string): Handle {
  const { init, getBackend } = automerge()
  const handle = getBackend(init({ actor }))
  handle.applyChanges([...changes] as Parameters<Handle['applyChanges']>[0])
  return handle
}

/** Writes this one change and nothing else. */
function stepActor(kind: string, schema: number): string {
  return createHash('sha256').update(`rapport ${kind} ${schema}`).digest('hex').slice(0, 32)
}
