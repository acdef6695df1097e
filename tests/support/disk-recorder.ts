import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** A file as it is known whatever it is called. */
interface Inode {
  readonly isFolder: boolean
}

/** What happened to the disk, in order. Paths are below the recorded folder. */
export type DiskEvent =
  | { readonly kind: 'data'; readonly inode: Inode; readonly bytes: Buffer }
  | { readonly kind: 'entries'; readonly entries: readonly (readonly [path: string, inode: Inode | null])[] }
  | { readonly kind: 'sync'; readonly inode: Inode }
  | { readonly kind: 'acknowledged'; readonly what: string }

export interface DiskRecorder {
  readonly events: readonly DiskEvent[]
  /** What was said to whoever asked: from here on it must be there. */
  acknowledge(what: string): void
  stop(): void
}

// SQLite writes past `node:fs`, and syncs the journal and its logs itself before it says that a commit is made; so they are
// taken as they lie. Copies that are not yet a journal or a backup are ours to sync.
const OF_SQLITE = /\.db(\.part|\.restoring)?(-wal|-journal)?$/
const SYNCED_BY_SQLITE = /journal\.db(-wal|-journal)?$/

/**
 * Records every write, sync, rename and removal below `root` that this process makes through `node:fs`, and what SQLite
 * has written whenever one happens. One at a time.
 */
export function recordDisk(root: string): DiskRecorder {
  const events: DiskEvent[] = []
  const names = new Map<string, Inode>()
  const numbers = new Map<string, bigint>()
  const contents = new Map<Inode, Buffer>()
  const open = new Map<number, Inode>()
  const logs = new WeakSet<Inode>()
  const real = { ...fs }
  const path = (name: fs.PathLike) => relative(root, String(name))
  const isInside = (name: fs.PathLike) => !path(name).startsWith('..')

  const enter = (...entries: (readonly [string, Inode | null])[]) => {
    for (const [name, inode] of entries) {
      if (inode === null) names.delete(name)
      else names.set(name, inode)
    }
    events.push({ kind: 'entries', entries })
  }
  const note = (inode: Inode, bytes: Buffer) => {
    contents.set(inode, bytes)
    events.push({ kind: 'data', inode, bytes })
  }
  const sync = (inode: Inode) => void events.push({ kind: 'sync', inode })
  const made = (name: string, isFolder = false): Inode => {
    const inode = { isFolder }
    enter([name, inode])
    if (!isFolder) note(inode, Buffer.alloc(0))
    return inode
  }

  // `node:fs` calls itself by its own exports.
  let isOurs = false
  const look = () => {
    if (isOurs) return
    isOurs = true
    try {
      lookAtSqlite()
    } finally {
      isOurs = false
    }
  }
  /** What SQLite did since the last look. */
  const lookAtSqlite = () => {
    const found = filesBelow(root, real).filter((name) => OF_SQLITE.test(name))
    for (const name of found) {
      const { ino } = real.statSync(join(root, name), { bigint: true })
      let inode = names.get(name)
      if (inode === undefined || (numbers.get(name) ?? ino) !== ino) inode = made(name)
      numbers.set(name, ino)
      const bytes = real.readFileSync(join(root, name))
      const isSynced = SYNCED_BY_SQLITE.test(name)
      if (!bytes.equals(contents.get(inode) ?? Buffer.alloc(0))) {
        note(inode, bytes)
        if (isSynced) sync(inode)
        const folder = names.get(dirname(name))
        // SQLite syncs the folder before the first sync of a log that it made.
        if (isSynced && !name.endsWith('.db') && folder !== undefined && !logs.has(inode)) sync(folder)
        logs.add(inode)
      }
    }
    // A log goes only after what is in it was synced into the file.
    for (const [name, { isFolder }] of new Map(names)) {
      if (OF_SQLITE.test(name) && !isFolder && !found.includes(name)) enter([name, null])
    }
  }
  names.set('', { isFolder: true })
  const patched: Partial<Record<keyof typeof fs, unknown>> = {
    openSync(name: fs.PathLike, flags: fs.OpenMode = 'r', mode?: fs.Mode) {
      const wasThere = real.existsSync(name)
      const handle = real.openSync(name, flags, mode)
      if (isOurs || !isInside(name)) return handle
      look()
      const known = names.get(path(name))
      const inode = known ?? (real.fstatSync(handle).isDirectory() ? undefined : made(path(name)))
      if (inode === undefined) return handle
      if (wasThere && typeof flags === 'string' && flags.startsWith('w')) note(inode, Buffer.alloc(0))
      open.set(handle, inode)
      return handle
    },
    writeSync(handle: number, ...rest: [NodeJS.ArrayBufferView, number, number]) {
      const written = real.writeSync(handle, ...rest)
      const inode = open.get(handle)
      if (inode === undefined) return written
      const [bytes, at] = rest
      const piece = Buffer.from(bytes.buffer, bytes.byteOffset + at, written)
      note(inode, Buffer.concat([contents.get(inode) ?? Buffer.alloc(0), piece]))
      return written
    },
    writeFileSync(name: fs.PathLike, data: string | NodeJS.ArrayBufferView, options?: fs.WriteFileOptions) {
      real.writeFileSync(name, data, options)
      if (isInside(name)) note(names.get(path(name)) ?? made(path(name)), real.readFileSync(name))
    },
    fsyncSync(handle: number) {
      real.fsyncSync(handle)
      const inode = open.get(handle)
      if (inode === undefined) return
      look()
      sync(inode)
    },
    closeSync(handle: number) {
      open.delete(handle)
      real.closeSync(handle)
    },
    renameSync(from: fs.PathLike, to: fs.PathLike) {
      look()
      real.renameSync(from, to)
      const inode = names.get(path(from))
      if (inode !== undefined) enter([path(from), null], [path(to), inode])
      rememberNumber(path(to))
    },
    linkSync(from: fs.PathLike, to: fs.PathLike) {
      look()
      real.linkSync(from, to)
      const inode = names.get(path(from))
      if (inode !== undefined) enter([path(to), inode])
      rememberNumber(path(to))
    },
    rmSync(name: fs.PathLike, options?: fs.RmOptions) {
      look()
      real.rmSync(name, options)
      if (names.has(path(name)) && isInside(name)) enter([path(name), null])
    },
    mkdirSync(name: fs.PathLike, options?: fs.MakeDirectoryOptions) {
      real.mkdirSync(name, options)
      if (isInside(name)) made(path(name), true)
    },
  }
  const rememberNumber = (name: string) => {
    if (OF_SQLITE.test(name)) numbers.set(name, real.statSync(join(root, name), { bigint: true }).ino)
  }
  Object.assign(fs, patched)
  syncBuiltinESMExports()
  return {
    events,
    acknowledge(what) {
      look()
      events.push({ kind: 'acknowledged', what })
    },
    stop() {
      look()
      Object.assign(fs, Object.fromEntries(Object.keys(patched).map((name) => [name, Reflect.get(real, name)])))
      syncBuiltinESMExports()
    },
  }
}

function filesBelow(folder: string, real: Pick<typeof fs, 'readdirSync'>): string[] {
  const entries = real.readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

/** What a disk holds: the bytes of each file, and the folders, by path. */
export interface DiskImage {
  readonly folders: ReadonlySet<string>
  readonly files: ReadonlyMap<string, Buffer>
  /** What had been acknowledged by then. */
  readonly acknowledged: readonly string[]
}

/**
 * What lies on the disk when the power goes before the event number `end`. What was not synced is lost, unless `survives`
 * says that the disk had it already: the bytes of a file since its last sync, the names in a folder since its own.
 */
export function imageAt(events: readonly DiskEvent[], end: number, survives: () => boolean): DiskImage {
  const names = new Map<string, Inode>()
  const bytes = new Map<Inode, Buffer>()
  const acknowledged: string[] = []
  let pendingNames: (readonly (readonly [string, Inode | null])[])[] = []
  const pendingBytes = new Map<Inode, Buffer>()
  const folders = new Map<Inode, string>()
  const enter = (entries: readonly (readonly [string, Inode | null])[]) => {
    for (const [name, inode] of entries) {
      if (inode === null) names.delete(name)
      else names.set(name, inode)
    }
  }
  for (const event of events.slice(0, end)) {
    if (event.kind === 'acknowledged') acknowledged.push(event.what)
    else if (event.kind === 'data') pendingBytes.set(event.inode, event.bytes)
    else if (event.kind === 'entries') {
      pendingNames.push(event.entries)
      for (const [name, inode] of event.entries) if (inode?.isFolder) folders.set(inode, name)
    } else if (event.inode.isFolder) {
      const folder = folders.get(event.inode) ?? ''
      const isOfIt = (entries: readonly (readonly [string, Inode | null])[]) =>
        entries.some(([name]) => (dirname(name) === '.' ? '' : dirname(name)) === folder)
      for (const entries of pendingNames.filter(isOfIt)) enter(entries)
      pendingNames = pendingNames.filter((entries) => !isOfIt(entries))
    } else {
      const synced = pendingBytes.get(event.inode)
      if (synced !== undefined) bytes.set(event.inode, synced)
      pendingBytes.delete(event.inode)
    }
  }
  for (const entries of pendingNames) if (survives()) enter(entries)
  for (const [inode, latest] of pendingBytes) if (survives()) bytes.set(inode, latest)
  return imageOf(names, bytes, acknowledged)
}

/** A file below a folder that was lost is lost with it. */
function imageOf(
  names: ReadonlyMap<string, Inode>,
  bytes: ReadonlyMap<Inode, Buffer>,
  acknowledged: readonly string[],
): DiskImage {
  const folders = new Set([...names].filter(([, { isFolder }]) => isFolder).map(([name]) => name))
  const isReachable = (name: string): boolean => {
    const folder = dirname(name)
    return folder === '.' || (folders.has(folder) && isReachable(folder))
  }
  const files = [...names].filter(([name, { isFolder }]) => !isFolder && isReachable(name))
  return {
    folders: new Set([...folders].filter((name) => name !== '' && isReachable(name))),
    files: new Map(files.map(([name, inode]) => [name, bytes.get(inode) ?? Buffer.alloc(0)])),
    acknowledged,
  }
}

/** Puts an image into an empty folder. */
export function layOut({ folders, files }: DiskImage, root: string): void {
  for (const folder of [...folders].toSorted()) fs.mkdirSync(join(root, folder), { mode: 0o700, recursive: true })
  for (const [name, bytes] of files) fs.writeFileSync(join(root, name), bytes, { mode: 0o600 })
}
