import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type { ContractHandler } from '#host/contract-handler.ts'
import { serveSocket } from '#host/serve-socket.ts'

/** So often the loop has gone round, with all that the system had to bring, and nothing has moved. */
const TURNS_AT_REST = 3000
const MEGABYTE = 'x'.repeat(1024 * 1024)

/** A host that answers each message with `answer`, and how much it holds for a reader that never reads. */
async function unreadHost(answer: string) {
  let asked = 0
  let tell: (message: string) => void = () => undefined
  const handler: ContractHandler = {
    serve(wire) {
      tell = (message) => wire.send(message)
      return {
        receive() {
          asked++
          wire.send(answer)
        },
        gone: () => undefined,
      }
    },
  }
  const server = createServer()
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => serveSocket(handler, socket, null))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate()
    server.close()
  })
  const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  reader.on('error', () => undefined)
  await new Promise((resolve) => reader.once('open', resolve))
  reader.pause()
  onTestFinished(() => reader.terminate())
  return {
    reader,
    /** What nobody asked for, such as what was touched. */
    tell: (message: string) => tell(message),
    isOpen: () => sockets.clients.size > 0,
    asked: () => asked,
    /** It reads no more of that side. */
    isPaused: () => [...sockets.clients].some(({ isPaused }) => isPaused),
    held: () => [...sockets.clients].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0),
  }
}

test('a side that asks and does not read is not answered without end, and is served when it reads', async () => {
  const { reader, asked, held, isPaused, isOpen } = await unreadHost(MEGABYTE)
  // Each larger than what the system gathers for the host in one piece.
  for (let question = 0; question < 60; question++) reader.send('q'.repeat(200_000))
  // However long it takes: either it has stopped reading and stays so, or it has answered all.
  for (let [turns, before] = [0, -1]; turns < TURNS_AT_REST && asked() < 60 && isOpen(); turns++) {
    if (!isPaused() || asked() !== before) turns = 0
    before = asked()
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(isOpen()).toBe(true)
  expect(asked()).toBeLessThan(60)
  expect(held()).toBeLessThan(34 * 1024 * 1024)
  let answered = 0
  const all = new Promise<void>((resolve) => reader.on('message', () => ++answered === 60 && resolve()))
  reader.resume()
  await all
})

test('a side that reads nothing while it is told of changes loses its connection, and is held no more than 32 MB', async () => {
  const { tell, isOpen, held } = await unreadHost('')
  let most = 0
  for (let told = 0; told < 200 && isOpen(); told++) {
    tell(MEGABYTE)
    most = Math.max(most, held())
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(isOpen()).toBe(false)
  expect(most).toBeGreaterThan(30 * 1024 * 1024)
  expect(most).toBeLessThan(34 * 1024 * 1024)
})
