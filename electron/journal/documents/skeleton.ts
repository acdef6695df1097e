import { createHash } from 'node:crypto'
import { automerge } from './automerge.ts'
import type { KindRules } from './kind-rules.ts'

type Handle = ReturnType<ReturnType<typeof automerge>['getBackend']>

/** What every document of a kind begins with: one change for each schema step, the same bytes on every device for ever. */
export interface Skeleton {
  /** Behind Automerge's documents: forked, never written to. */
  readonly handle: Handle
  /** Its maps and texts, by their keys with dots between: where each is, and in which step it is made, from 0. */
  readonly objects: ReadonlyMap<string, { readonly id: string; readonly step: number }>
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
  const made = new Map<string, Skeleton>()
  return {
    of(rules) {
      let skeleton = made.get(rules.kind)
      if (skeleton === undefined) made.set(rules.kind, (skeleton = makeSkeleton(rules)))
      return skeleton
    },
    close() {
      for (const { handle } of made.values()) handle.free()
      made.clear()
    },
  }
}

function makeSkeleton({ kind, steps }: KindRules): Skeleton {
  const { init, getBackend } = automerge()
  const objects = new Map<string, { id: string; step: number }>()
  const changes: Uint8Array[] = []
  const hashes: string[] = []
  const lastOps: number[] = []
  let handle = getBackend(init({ actor: stepActor(kind, 1) }))
  for (const [step, { maps, texts }] of steps.entries()) {
    const schema = step + 1
    const known = handle.getHeads()
    if (schema > 1) {
      const next = handle.fork(stepActor(kind, schema))
      handle.free()
      handle = next
    } else handle.put('_root', 'kind', kind, 'str')
    handle.put('_root', 'schema', schema, 'int')
    // Parents before what is inside them.
    for (const path of maps.toSorted()) {
      const keys = path.split('.')
      const parent = keys.length === 1 ? '_root' : objects.get(keys.slice(0, -1).join('.'))?.id
      if (parent === undefined) throw new Error(`${kind}: nothing makes the map around ${path}`)
      objects.set(path, { id: handle.putObject(parent, keys.at(-1) ?? '', {}), step })
    }
    for (const field of texts.toSorted()) objects.set(field, { id: handle.putObject('_root', field, ''), step })
    handle.commit(null, 0)
    changes.push(...handle.getChanges(known))
    hashes.push(...handle.getHeads())
    lastOps.push(...handle.getChangesMeta(known).map(({ maxOp }) => maxOp))
  }
  return { handle, objects, changes, hashes, lastOps }
}

/** Writes this one change and nothing else. */
function stepActor(kind: string, schema: number): string {
  return createHash('sha256').update(`rapport ${kind} ${schema}`).digest('hex').slice(0, 32)
}
