import { chownSync, mkdirSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createServer as createNetServer } from 'node:net'
import { dirname, join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { createContractHandler } from '#host/contract-handler.ts'
import { journalSocketPath } from '#host/data-folders.ts'
import { askLocalHost, connectToLocalHost } from '#host/local-host.ts'
import { listenLocally } from '#host/local-socket.ts'
import { temporaryFolder } from '#support/temporary-store.ts'

afterEach(() => vi.unstubAllEnvs())

// A port of Windows is no file, and who made it is told by the system alone.
const isWindows = process.platform === 'win32'
const failure = (words: string) =>
  expect.objectContaining({ name: 'HostFailure', message: expect.stringContaining(words) })

/** Something that listens where the host of a journal does. */
function listening(server: Server, folder = temporaryFolder()): Promise<string> {
  const open = new Set<{ destroy(): void }>()
  server.on('connection', (socket) => open.add(socket))
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return new Promise((resolve) => server.listen(journalSocketPath(folder), () => resolve(folder)))
}

test('a host that is stopped is waited for no longer than it may take', async () => {
  // As the system does for a stopped process: connections are taken, and nothing is read.
  const folder = await listening(createNetServer() as unknown as Server)
  await expect(connectToLocalHost(folder, { answerMs: 50 })).rejects.toEqual(failure('does not answer'))
  await expect(askLocalHost(folder, '/address', { answerMs: 50 })).rejects.toEqual(failure('does not answer'))
})

function silentHost(onMessage: (socket: WebSocket) => void): Promise<string> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, autoPong: false })
  sockets.on('connection', (socket) => socket.on('message', () => onMessage(socket)))
  return listening(server)
}

test('a host that is stopped while a command waits is given up after three signs of life were missed', async () => {
  const folder = await silentHost(() => undefined)
  const connection = (await connectToLocalHost(folder, { signMs: 20 })) ?? expect.fail('nobody there')
  await expect(connection.client.queries.people({})).rejects.toEqual(failure('does not answer'))
  await connection.close()
})

test('a host that ends while a command waits ends the wait with a sentence', async () => {
  const folder = await silentHost((socket) => socket.terminate())
  const connection = (await connectToLocalHost(folder)) ?? expect.fail('nobody there')
  await expect(connection.client.queries.people({})).rejects.toEqual(failure('ended before it answered'))
  await expect(connection.client.queries.people({})).rejects.toEqual(failure('ended before it answered'))
  await connection.close()
})

test('Ctrl+C ends the wait for a host', async () => {
  const folder = await silentHost(() => undefined)
  const interrupted = new AbortController()
  const { signal } = interrupted
  const connection = (await connectToLocalHost(folder, { signal })) ?? expect.fail('nobody there')
  const asked = connection.client.queries.people({})
  interrupted.abort()
  await expect(asked).rejects.toEqual(failure('Interrupted'))
})

/** A folder whose socket has to be elsewhere, and where that is. */
function longFolder(): { folder: string; elsewhere: string } {
  vi.stubEnv('XDG_RUNTIME_DIR', '')
  vi.stubEnv('TMPDIR', temporaryFolder())
  const folder = join(temporaryFolder(), 'x'.repeat(120))
  return { folder, elsewhere: dirname(journalSocketPath(folder)) }
}

const nobody = () =>
  createContractHandler({ router: {} as never }, { error: () => undefined, refused: () => undefined })

test.skipIf(isWindows)('a link in the place of the sockets’ folder is refused, by hosts and by commands', async () => {
  const { folder, elsewhere } = longFolder()
  symlinkSync(temporaryFolder(), elsewhere)
  await expect(listenLocally(folder, nobody(), {})).rejects.toEqual(failure('somebody else'))
  await listening(createServer(), folder)
  await expect(connectToLocalHost(folder)).rejects.toEqual(failure('somebody else'))
  await expect(askLocalHost(folder, '/address')).rejects.toEqual(failure('somebody else'))
})

test.skipIf(process.getuid?.() !== 0)(
  'a folder or a socket that another user made is sent nothing (needs the right to give files away)',
  async () => {
    const { folder, elsewhere } = longFolder()
    mkdirSync(elsewhere, { mode: 0o777 })
    let asked = 0
    await listening(
      createServer(() => asked++),
      folder,
    )
    chownSync(elsewhere, 12_345, 12_345)
    await expect(listenLocally(folder, nobody(), {})).rejects.toEqual(failure('somebody else'))
    await expect(askLocalHost(folder, '/address')).rejects.toEqual(failure('somebody else'))
    chownSync(elsewhere, 0, 0)
    chownSync(journalSocketPath(folder), 12_345, 12_345)
    await expect(askLocalHost(folder, '/address')).rejects.toEqual(failure('somebody else'))
    await expect(connectToLocalHost(folder)).rejects.toEqual(failure('somebody else'))
    expect(asked).toBe(0)
  },
)
