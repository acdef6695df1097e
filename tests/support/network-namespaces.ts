import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JournalClient } from '#shared/contract/contract.ts'

/** What a device in a network is asked. */
export interface Asked {
  readonly id: number
  readonly part: 'commands' | 'queries' | 'clock' | 'memory'
  readonly procedure: string
  readonly input: unknown
}

interface Answered {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

/** A machine of its own, as far as networks go: `eth0` is one end of a cable whose other end is the other machine's. */
export interface Machine {
  readonly client: JournalClient
  /** `ip` and its words, in this machine. */
  ip(...words: string[]): void
  /** As `ip`, of `tc`. False where the kernel cannot. */
  tc(...words: string[]): boolean
  /** Sets its clock so many milliseconds ahead. */
  setAhead(ms: number): Promise<void>
  rssMb(): Promise<number>
}

export interface TwoMachines {
  readonly machines: readonly [Machine, Machine]
  /** A new cable, with these addresses; the old one is gone with its interfaces. */
  plug(addresses: readonly [string, string]): void
  remove(): void
}

/** True where this process may make networks: root on Linux, outside of most containers. */
export function mayMakeNetworks(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const name = `rapport-try-${process.pid}`
  try {
    execFileSync('ip', ['netns', 'add', name], { stdio: 'ignore' })
    execFileSync('ip', ['netns', 'exec', name, 'ip', 'link', 'add', 'try0', 'type', 'veth', 'peer', 'name', 'try1'], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  } finally {
    try {
      execFileSync('ip', ['netns', 'del', name], { stdio: 'ignore' })
    } catch {
      // There is none.
    }
  }
}

let made = 0

/** Two devices in two networks, joined by a cable: no way leads anywhere else, and there is no default route. */
export async function twoMachines(): Promise<TwoMachines> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-networks-'))
  const spaces = ['a', 'b'].map((end) => `rapport-${process.pid}-${++made}-${end}`) as [string, string]
  const ends: (() => void)[] = []
  const remove = () => {
    for (const end of ends.toReversed()) end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const inside = (space: string, ...words: string[]) =>
    execFileSync('ip', ['netns', 'exec', space, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
  const plug = (addresses: readonly [string, string]) => {
    try {
      inside(spaces[0], 'ip', 'link', 'del', 'eth0')
    } catch {
      // It is the first one.
    }
    inside(spaces[0], 'ip', 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', spaces[1])
    for (const [at, space] of spaces.entries()) {
      inside(space, 'ip', 'address', 'add', `${addresses[at]}/24`, 'dev', 'eth0')
      inside(space, 'ip', 'link', 'set', 'eth0', 'up')
    }
  }
  try {
    for (const space of spaces) {
      execFileSync('ip', ['netns', 'add', space])
      ends.push(() => execFileSync('ip', ['netns', 'del', space]))
      inside(space, 'ip', 'link', 'set', 'lo', 'up')
    }
    plug(['10.77.0.1', '10.77.0.2'])
    const machines: Machine[] = []
    for (const [at, space] of spaces.entries()) {
      const { ask, end } = await startDevice(space, join(folder, `${at}`), `machine ${at + 1}`)
      ends.push(end)
      machines.push({
        client: clientOf(ask),
        ip: (...words) => void inside(space, 'ip', ...words),
        tc(...words) {
          try {
            inside(space, 'tc', ...words)
            return true
          } catch {
            return false
          }
        },
        setAhead: async (ms) => void (await ask('clock', '', ms)),
        rssMb: async () => ((await ask('memory', '', null)) as { rss: number }).rss / 1e6,
      })
    }
    return { machines: machines as [Machine, Machine], plug, remove }
  } catch (error) {
    remove()
    throw error
  }
}

type Ask = (part: Asked['part'], procedure: string, input: unknown) => Promise<unknown>

async function startDevice(space: string, folder: string, name: string): Promise<{ ask: Ask; end(): void }> {
  const program = join(import.meta.dirname, 'network-child.ts')
  const child = spawn('ip', ['netns', 'exec', space, process.execPath, program, folder, name], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, (answered: Answered) => void>()
  let asked = 0
  child.on('message', (answered: Answered) => waiting.get(answered.id)?.(answered))
  await new Promise<void>((resolve, reject) => {
    waiting.set(0, () => resolve())
    child.once('exit', (code) => reject(new Error(`a device has ended: ${code}`)))
  })
  return {
    ask: (part, procedure, input) =>
      new Promise((resolve, reject) => {
        const id = ++asked
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id)
          if (error === undefined) resolve(result)
          else reject(new Error(error))
        })
        child.send({ id, part, procedure, input } satisfies Asked)
      }),
    end: () => void child.kill('SIGKILL'),
  }
}

function clientOf(ask: Ask): JournalClient {
  const part = (name: 'commands' | 'queries') =>
    new Proxy({}, { get: (_, procedure) => (input: unknown) => ask(name, String(procedure), input) })
  return { commands: part('commands'), queries: part('queries') } as unknown as JournalClient
}
