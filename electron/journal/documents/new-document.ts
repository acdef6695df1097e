import { createHash } from 'node:crypto'
import { isAutomergeLoaded } from './automerge.ts'
import type { EncodedChange, OpId } from './encode-change.ts'
import { encodeFirstChange, isEncodable, type FirstChange, type PathValue } from './encode-first-change.ts'
import { atomicLength, type KindRules } from './kind-rules.ts'
import { isPlainMap, plainAt, plainDifferences, toAutomerge, toStorable, type Plain, type PlainMap } from './plain.ts'
import type { Skeleton } from './skeleton.ts'
import { headsText } from './strict-load.ts'

export interface NewDocument {
  readonly snapshot: Uint8Array
  /** What there is beside the snapshot. */
  readonly since: readonly EncodedChange[]
  /** As the row keeps them. */
  readonly heads: string
}

export interface ChangeOptions {
  readonly message: string
  /** Seconds since 1970. */
  readonly time: number
}

/**
 * A document with this content: the skeleton of its kind, and one change with what is not the default. That change is written without
 * Automerge where nothing has needed Automerge yet: a process that makes one document and ends would spend most of its time on it.
 *
 * Goes to the handle behind Automerge's documents: `change` costs twice as much, one call for each field, and then a view
 * of the document that nobody looks at.
 * @param content as the schema gives it, defaults filled in
 * @param derived content that follows from what the document is about alone, written first, by a change that is the same on
 *   every device; null for a document that only this device can have made
 */
export function newDocument(
  rules: KindRules,
  skeleton: Skeleton,
  { content, derived, actor }: { content: PlainMap; derived: { id: string; content: PlainMap } | null; actor: string },
  { message, time }: ChangeOptions,
): NewDocument {
  if (derived === null && !isAutomergeLoaded()) {
    const values = differences(rules.defaults, content, rules)
    if (values.length > 0 && isEncodable(rules.texts, values)) {
      const last = { actor, step: skeleton.hashes.length - 1, message, time }
      const change = encodeFirstChange(skeleton, rules.texts, values, last)
      return { snapshot: skeleton.snapshot, since: [change], heads: change.hash }
    }
  }
  const handle =
    derived === null ? skeleton.handle.fork(actor) : derivedStart(rules, skeleton, derived.id, derived.content, actor)
  writeAll(handle, skeleton, differences(derived?.content ?? rules.defaults, content, rules), rules)
  handle.commit(message, time)
  const made = { snapshot: handle.save(), since: [], heads: headsText(handle.getHeads()) }
  handle.free()
  return made
}

type Handle = Skeleton['handle']

/**
 * The skeleton with a derived change behind it. That change depends on the first steps of the schema alone, those that
 * make what it writes into: a later Rapport, with more steps, still makes the same one. Its actor is a hash of all that
 * it says: two devices that make the same document out of the same record make one and the same change, and one that
 * read another record does not take it for its own. It has no message and no time: what belongs to the moment would make
 * it another change.
 */
function derivedStart(rules: KindRules, skeleton: Skeleton, id: string, content: PlainMap, actor: string): Handle {
  const values = differences(rules.defaults, content, rules)
  const step = Math.max(0, ...values.map(({ path }) => stepOf(skeleton, path)))
  const base = skeleton.hashes[step] ?? ''
  const said = JSON.stringify(values.map(({ path, value }) => [path, value === undefined ? null : value]))
  const author = createHash('sha256').update(`rapport ${id} ${base}\n${said}`).digest('hex').slice(0, 32)
  const handle = skeleton.handle.fork(actor)
  if (values.length === 0) return handle
  const change = firstChange(rules, skeleton, values, { actor: author, step })
  handle.applyChanges([change] as Parameters<Handle['applyChanges']>[0])
  return handle
}

/** The change that writes these values behind that step of the skeleton: the same bytes on every device. */
export function firstChange(
  rules: KindRules,
  skeleton: Skeleton,
  values: readonly PathValue[],
  { actor, step }: FirstChange,
): Uint8Array {
  if (isEncodable(rules.texts, values)) return encodeFirstChange(skeleton, rules.texts, values, { actor, step }).bytes
  return writeFirstChange(rules, skeleton, values, { actor, step })
}

/** `firstChange` by the calls of the handle. */
export function writeFirstChange(
  rules: KindRules,
  skeleton: Skeleton,
  values: readonly PathValue[],
  { actor, step, message, time = 0 }: FirstChange,
): Uint8Array {
  const handle = skeleton.handle.fork(actor, [skeleton.hashes[step] ?? ''])
  writeAll(handle, skeleton, values, rules)
  handle.commit(message ?? null, time)
  const change = handle.getLastLocalChange()
  handle.free()
  if (change === null) throw new Error(`${rules.kind}: a first change that says nothing`)
  return change
}

function isText({ texts }: KindRules, path: readonly string[]): boolean {
  return path.length === 1 && texts.has(path[0] ?? '')
}

/** In which step of the schema the map or text is made that is written into; 0 for a field of the document itself. */
function stepOf({ objects }: Skeleton, path: readonly string[]): number {
  const [field = ''] = path
  const parent = path.slice(0, -1).join('.')
  return objects.get(path.length === 1 ? field : parent)?.step ?? 0
}

/** What has to be written to come from one content to the other, in the order of the paths; atomic values whole. */
function differences(before: PlainMap, after: PlainMap, { atomicPaths }: KindRules): PathValue[] {
  const paths = plainDifferences(before, after).map(({ path }) =>
    path.slice(0, atomicLength(atomicPaths, path) ?? path.length),
  )
  const byName = new Map(paths.map((path) => [path.join('.'), path]))
  return [...byName]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, path]) => ({ path, value: toStorable(plainAt(after, path)) }))
}

function writeAll(handle: Handle, skeleton: Skeleton, values: readonly PathValue[], rules: KindRules): void {
  for (const { path, value } of values) write(handle, skeleton.objects, path, value, rules)
}

function write(
  handle: Handle,
  objects: Skeleton['objects'],
  path: readonly string[],
  value: Plain | undefined,
  rules: KindRules,
): void {
  const { kind, atomicPaths } = rules
  const key = path.at(-1) ?? ''
  const parent = path.length === 1 ? '_root' : handleId(objects.get(path.slice(0, -1).join('.'))?.id)
  if (parent === '') throw new Error(`${kind}: no step makes the map around ${path.join('.')}`)
  if (value === undefined) handle.delete(parent, key)
  else if (isText(rules, path)) {
    const text = handleId(objects.get(key)?.id)
    handle.splice(text, 0, handle.length(text), String(value))
  } else if (isPlainMap(value)) {
    if (atomicLength(atomicPaths, path) !== path.length) throw new Error(`${kind}: ${path.join('.')} is no atomic path`)
    handle.putObjectFromHydrate(parent, key, toAutomerge(value))
  } else if (typeof value === 'string') handle.put(parent, key, value, 'str')
  else handle.put(parent, key, value)
}

/** As the handle names an object; empty where there is none. */
function handleId(id: OpId | undefined): string {
  return id === undefined ? '' : `${id.counter}@${id.actor}`
}
