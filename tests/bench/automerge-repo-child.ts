import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// Started by automerge-repo-times.ts: one end of two that hold documents by automerge-repo, as its README has them.
const [role, packages = '', folder = '', documents = '', port = '0'] = process.argv.slice(2)

export type FromRepo =
  | { readonly type: 'open'; readonly port: number; readonly ids: readonly string[] }
  | { readonly type: 'done'; readonly cpuMs: number; readonly rss: number }
export type ToRepo = { readonly type: 'start'; readonly ids: readonly string[] } | { readonly type: 'spent' | 'end' }

interface Handle {
  readonly documentId: string
}
interface Repo {
  import(bytes: Uint8Array): Handle
  find(id: string): Promise<Handle>
  flush(ids?: readonly string[]): Promise<void>
  readonly networkSubsystem: { once(event: 'peer', heard: () => void): void }
}
interface Packages {
  readonly Repo: new (options: object) => Repo
  readonly WebSocketServerAdapter: new (server: unknown) => unknown
  readonly WebSocketClientAdapter: new (url: string) => unknown
  readonly NodeFSStorageAdapter: new (folder: string) => unknown
  readonly WebSocketServer: new (options: object) => unknown
}

const AT_ONCE = 100
const tell = (message: FromRepo) => void process.send?.(message)
const spent = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function loadPackages(): Promise<Packages> {
  const require = createRequire(join(packages, 'package.json'))
  const load = async (name: string): Promise<object> => {
    const found = (await import(pathToFileURL(require.resolve(name)).href)) as { default?: object }
    // `ws` is found as it is for CommonJS, with all that it has under `default`.
    return { ...found.default, ...found }
  }
  const names = [
    '@automerge/automerge-repo',
    '@automerge/automerge-repo-network-websocket',
    '@automerge/automerge-repo-storage-nodefs',
    'ws',
  ]
  return Object.assign({}, ...(await Promise.all(names.map(load)))) as Packages
}

/** Documents as the bench wrote them: a length of four bytes before each. */
function* readDocuments(): Generator<Uint8Array> {
  const bytes = readFileSync(documents)
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    yield bytes.subarray(at + 4, (at += 4 + length))
  }
}

const { Repo, WebSocketServerAdapter, WebSocketClientAdapter, NodeFSStorageAdapter, WebSocketServer } =
  await loadPackages()
const storage = new NodeFSStorageAdapter(folder)
const ids: string[] = []
let own = 0
let repo: Repo
if (role === 'fills') {
  repo = new Repo({ storage })
  for (const bytes of readDocuments()) {
    ids.push(repo.import(bytes).documentId)
    // What has come meanwhile is written, or each of its timers waits for all of them.
    if (ids.length % AT_ONCE === 0) await repo.flush(ids.slice(-AT_ONCE))
  }
  await repo.flush()
} else if (role === 'serves') {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  own = (server.address() as AddressInfo).port
  repo = new Repo({ storage, network: [new WebSocketServerAdapter(new WebSocketServer({ server }))] })
} else repo = new Repo({ storage })
let begun = spent()

process.on('message', (message: ToRepo) => {
  void (async () => {
    if (message.type === 'start') {
      begun = spent()
      if (role !== 'asks') return
      repo = new Repo({ storage, network: [new WebSocketClientAdapter(`ws://127.0.0.1:${port}`)] })
      // A second after its start it takes whatever nobody is connected to give for unavailable, for good.
      await new Promise<void>((resolve) => repo.networkSubsystem.once('peer', resolve))
      // It does not say what there is: whoever has the list asks for each.
      for (let at = 0; at < message.ids.length; at += AT_ONCE) {
        await Promise.all(message.ids.slice(at, at + AT_ONCE).map((id) => repo.find(id)))
      }
      await repo.flush()
      tell({ type: 'done', cpuMs: spent() - begun, rss: process.memoryUsage().rss })
    } else if (message.type === 'spent') tell({ type: 'done', cpuMs: spent() - begun, rss: process.memoryUsage().rss })
    // All is written by then; its own `shutdown` throws where a document is still on its way.
    else process.exit(0)
  })()
})
tell({ type: 'open', port: own, ids })
