import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { Socket } from 'node:net'
import { HostFailure } from './host-failure.ts'

/** Far above any secret that stands in one line. */
const MAX_BYTES = 4096
/** Whoever waits this long wonders what for. */
const SAY_AFTER_MS = 3000

/**
 * The first line of a file, a pipe or a socket, null where it is empty. The other end of a pipe is waited for without holding
 * up the process, so that Ctrl+C ends it: opened in the usual way, a pipe that nobody writes to can only be killed.
 *
 * @param from a path, or an open descriptor
 * @param what it is, for the sentences: "the passphrase"
 * @throws HostFailure where it cannot be read, or was given up
 */
export async function readFirstLine(from: string | number, what: string): Promise<string | null> {
  const shown = typeof from === 'number' ? `Descriptor ${from}` : from
  const refusal = (why: string) => new HostFailure(`${shown} cannot be read for ${what}: ${why}. Nothing was changed.`)
  try {
    const handle = typeof from === 'number' ? from : openSync(from, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stat = fstatSync(handle)
    if (!stat.isFIFO() && !stat.isSocket() && !stat.isFile()) throw refusal('it is neither a file nor a pipe')
    const bytes = stat.isFile() ? beginningOf(handle, from) : await awaited(handle, `${shown} for ${what}`)
    const [line = '', ...more] = bytes.toString('utf8').split(/\r?\n/)
    if (more.length === 0 && bytes.length > MAX_BYTES) throw refusal('its first line is too long')
    return line || null
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error && 'code' in error)) throw error
    throw refusal(WHY[String(error.code)] ?? String(error.code))
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EBADF: 'it is not open',
}

/** One byte more than is taken tells that there is more. */
function beginningOf(handle: number, from: string | number): Buffer {
  try {
    const bytes = Buffer.alloc(MAX_BYTES + 1)
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, null))
  } finally {
    if (typeof from === 'string') closeSync(handle)
  }
}

/** What comes from a pipe until its first line or its end; the socket closes the descriptor. */
function awaited(handle: number, what: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = new Socket({ fd: handle, readable: true, writable: false })
    let bytes = Buffer.alloc(0)
    const waiting = setTimeout(() => void process.stderr.write(`Waiting for ${what}. Ctrl+C ends it.\n`), SAY_AFTER_MS)
    const end = (settle: () => void) => {
      clearTimeout(waiting)
      for (const signal of SIGNALS) process.off(signal, interrupted)
      socket.destroy()
      settle()
    }
    const interrupted = () =>
      end(() => reject(new HostFailure(`Interrupted while waiting for ${what}. Nothing was changed.`)))
    for (const signal of SIGNALS) process.on(signal, interrupted)
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, part])
      if (bytes.includes('\n') || bytes.length > MAX_BYTES) end(() => resolve(bytes))
    })
    socket.on('end', () => end(() => resolve(bytes)))
    socket.on('error', (error) => end(() => reject(error)))
  })
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
