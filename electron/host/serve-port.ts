import type { ContractHandler } from './contract-handler.ts'

/** A port of `node:worker_threads` or of the web: messages arrive as events. */
interface EventPort {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
  start(): void
  close(): void
}

/** Electron's MessagePortMain: an emitter. */
interface EmitterPort {
  postMessage(message: unknown): void
  on(type: 'message', listener: (event: { data: unknown }) => void): unknown
  on(type: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

export type ServedPort = EventPort | EmitterPort

/** Serves the contract on a port until its other side is gone. */
export function servePort(handler: ContractHandler, port: ServedPort): void {
  const served = handler.serve({ send: (message) => port.postMessage(message), refuse: () => port.close() })
  if ('addEventListener' in port) {
    port.addEventListener('message', ({ data }) => served.receive(data))
    port.addEventListener('close', () => served.gone())
  } else {
    port.on('message', ({ data }) => served.receive(data))
    port.on('close', () => served.gone())
  }
  port.start()
}
