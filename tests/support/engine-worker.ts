import { parentPort } from 'node:worker_threads'

/**
 * Runs the engine's utility process in a worker, with Electron's `process.parentPort` made of the worker's port:
 * there, ports come beside a message and not in it.
 */
interface Posted {
  readonly data: unknown
  readonly ports: MessagePort[]
}

const port = parentPort ?? fail()
Object.assign(process, {
  parentPort: {
    on: (_type: 'message', listener: (event: Posted) => void) => port.on('message', listener),
    postMessage: (message: unknown) => port.postMessage(message),
  },
})
await import('#host/utility-process.ts')

function fail(): never {
  throw new Error('This file is to be run in a worker')
}
