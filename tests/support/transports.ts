import { vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import type { OpenChannel } from '#client/channel.ts'
import { portChannel } from '#client/port-channel.ts'
import { openSocketChannel } from '#client/socket-channel.ts'
import { openBrowserHost } from '#host/browser-host.ts'
import { createContractHandler } from '#host/contract-handler.ts'
import type { HostLog } from '#host/host-log.ts'
import { servePort } from '#host/serve-port.ts'
import type { Journal } from '#journal/journal.ts'

/** One way between a page and an engine, with both ends in this process. */
export interface Transport {
  readonly openChannel: OpenChannel
  /** Where a WebSocket connects to. */
  readonly address?: string
  /** Ends the connections that are open, as a death of the engine does. */
  cut(): void
  /** Sends messages as they are, past the client; settles when each is answered or the connection has ended. */
  sendRaw(messages: readonly (string | Uint8Array)[]): Promise<{ answers: string[]; ended: boolean }>
  /** What the host logged. */
  readonly logged: string[]
  close(): Promise<void>
}

export const transports: readonly (readonly [
  name: string,
  open: (journal: Pick<Journal, 'router'>) => Promise<Transport>,
])[] = [
  ['MessagePort', openPorts],
  ['WebSocket', openSockets],
]

async function openPorts(journal: Pick<Journal, 'router'>): Promise<Transport> {
  const { log, logged } = gatheringLog()
  const handler = createContractHandler(journal, log)
  const enginePorts: MessagePort[] = []
  const open = () => {
    const { port1, port2 } = new MessageChannel()
    servePort(handler, port2)
    enginePorts.push(port2)
    return port1
  }
  const cut = () => {
    for (const port of enginePorts.splice(0)) port.close()
  }
  return {
    openChannel: async () => portChannel(open()),
    cut,
    async sendRaw(messages) {
      const port = open()
      const answers: string[] = []
      const ended = await new Promise<boolean>((resolve) => {
        port.addEventListener('message', ({ data }) => {
          answers.push(String(data))
          if (answers.length === messages.length) resolve(false)
        })
        port.addEventListener('close', () => resolve(true))
        port.start()
        for (const message of messages) port.postMessage(message)
      })
      port.close()
      return { answers, ended }
    },
    logged,
    async close() {
      cut()
    },
  }
}

async function openSockets(journal: Pick<Journal, 'router'>): Promise<Transport> {
  const { log, logged } = gatheringLog()
  const host = await openBrowserHost({ handler: createContractHandler(journal, log), files: new Map(), log })
  const address = `${host.origin.replace('http', 'ws')}/journal`
  const { origin } = host
  const sockets: NodeWebSocket[] = []
  // As a browser does, which says where a page came from; Node's own WebSocket does not.
  class PageSocket extends NodeWebSocket {
    constructor(url: string) {
      super(url, { origin })
      sockets.push(this)
    }
  }
  vi.stubGlobal('WebSocket', PageSocket)
  const token = await tokenOf(host.newAddress(), origin)
  return {
    openChannel: (signal) => openSocketChannel(address, token, signal),
    address,
    cut() {
      for (const socket of sockets.splice(0)) socket.terminate()
    },
    async sendRaw(messages) {
      const socket = new PageSocket(address)
      const answers: string[] = []
      const ended = await new Promise<boolean>((resolve) => {
        socket.on('close', () => resolve(true))
        socket.on('error', () => undefined)
        socket.once('open', () => socket.send(JSON.stringify({ token })))
        socket.once('message', () => {
          socket.on('message', (data) => {
            answers.push(Buffer.isBuffer(data) ? data.toString() : '')
            if (answers.length === messages.length) resolve(false)
          })
          for (const message of messages) socket.send(message, () => undefined)
        })
      })
      socket.terminate()
      return { answers, ended }
    },
    logged,
    async close() {
      for (const socket of sockets) socket.terminate()
      await host.close()
      vi.unstubAllGlobals()
    },
  }
}

/** Exchanges the code of an address, as the page does. */
export async function tokenOf(address: string, origin: string): Promise<string> {
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin },
    body: JSON.stringify({ code: address.split('#code=')[1] }),
  })
  const { token } = (await answer.json()) as { token: string }
  return token
}

function gatheringLog(): { log: HostLog; logged: string[] } {
  const logged: string[] = []
  const log: HostLog = {
    error: (message, cause) =>
      void logged.push(`${message}: ${cause instanceof Error ? cause.message : String(cause)}`),
    refused: (message) => void logged.push(`refused: ${message}`),
  }
  return { log, logged }
}
