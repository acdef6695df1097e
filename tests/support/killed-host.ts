import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import { connectToLocalHost } from '#host/local-host.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { workAtRandom, type AboutToForget, type Said } from './random-work.ts'

export const HOSTS = ['browser', 'serve', 'desktop'] as const
export type HostWay = (typeof HOSTS)[number]

const CHILD = fileURLToPath(import.meta.resolve('#support/host-child.ts'))
/** A third of what a kill costs is the reading of modules. */
export const COMPILE_CACHE = join(tmpdir(), 'rapport-kill-modules')

/** Where hosts keep the key, and the page that they serve. */
export interface HostHome {
  readonly folder: string
  readonly config: string
}

export interface WhenToKill {
  /** Of the commands. */
  readonly seed: number
  /** After so many lines, */
  readonly lines: number
  /** and so long after that, */
  readonly waitMs: number
  /** or so long after something began to be forgotten then. */
  readonly isInForgetting: boolean
}

/** Is told each line, and kills once. */
export function killer({ lines, waitMs, isInForgetting }: WhenToKill, kill: () => void) {
  let heard = 0
  let isDoomed = false
  return (line: Said | AboutToForget): boolean => {
    if (!isDoomed && ++heard >= lines && (!isInForgetting || 'forgets' in line)) {
      isDoomed = true
      setTimeout(kill, waitMs)
    }
    return isDoomed
  }
}

/** The key that the first host has made. */
export function keyOfHost({ config }: HostHome): Uint8Array {
  const keys = join(config, 'keys')
  const [file = ''] = readdirSync(keys).filter((name) => name.endsWith('.key'))
  return Buffer.from(readFileSync(join(keys, file), 'utf8').trim(), 'hex')
}

/**
 * Starts a host, works in its journal through its own door, and kills it some time after so many commands were answered.
 * @returns what it answered. Whoever waits for an answer then hears that the host has ended, or this does not come to its end.
 */
export async function saidByHost(home: HostHome, way: HostWay, when: WhenToKill): Promise<(Said | AboutToForget)[]> {
  const page = join(home.config, 'page')
  mkdirSync(page, { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html>')
  const host = spawn(process.execPath, [CHILD, way, home.folder, page], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      RAPPORT_CONFIG: home.config,
      RAPPORT_SYNC_BIND: '127.0.0.1',
      NODE_COMPILE_CACHE: COMPILE_CACHE,
    },
  })
  const ended = new Promise((resolve) => host.once('close', (_code, signal) => resolve(signal)))
  const said: (Said | AboutToForget)[] = []
  const hear = killer(when, () => host.kill('SIGKILL'))
  let isDoomed = false
  try {
    const client = await reach(home, way, await firstLine(host))
    const touched = followed(client)
    const why = await workAtRandom({ client, clock: { now: Date.now() } }, touched, when.seed, (line) => {
      said.push(line)
      isDoomed = hear(line)
    }).catch((error: unknown) => error)
    if (isDoomed && why instanceof Error) return said
    throw why instanceof Error ? why : new Error('all that was to be done was done before the host was killed')
  } finally {
    host.kill('SIGKILL')
    await ended
  }
}

function firstLine(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    host.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    host.once('close', () => reject(new Error(`the host did not start: ${text}`)))
  })
}

async function reach({ folder }: HostHome, way: HostWay, address: string): Promise<JournalClient> {
  if (way === 'browser') return reachAsPage(address)
  for (;;) {
    // The desktop's engine says that it is ready before it listens.
    const local = await connectToLocalHost(folder)
    if (local !== null) return local.client
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** As a page does: a token for the code of the address, and the token in the first frame. */
async function reachAsPage(address: string): Promise<JournalClient> {
  const { origin, hash } = new URL(address)
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin },
    body: JSON.stringify({ code: hash.slice('#code='.length) }),
  })
  const { token } = (await answer.json()) as { token: string }
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/journal`, { origin })
  const gone = new Promise<never>((_resolve, reject) => {
    socket.on('error', () => undefined)
    socket.once('close', () => reject(new Error('the connection has ended')))
  })
  gone.catch(() => undefined)
  await Promise.race([new Promise((resolve) => socket.once('open', resolve)), gone])
  socket.send(JSON.stringify({ token }))
  await Promise.race([new Promise((resolve) => socket.once('message', resolve)), gone])
  const rpc = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
  return createORPCClient({ call: (...call) => Promise.race([rpc.call(...call), gone]) })
}

function followed(client: JournalClient): Set<string> {
  const touched = new Set<string>()
  const follow = async () => {
    for await (const { topics } of await client.changes())
      for (const topic of topics) if (topic.startsWith('document:')) touched.add(topic.slice('document:'.length))
  }
  follow().catch(() => undefined)
  return touched
}
