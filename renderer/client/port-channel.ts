import { RPCLink } from '@orpc/client/message-port'
import type { Channel } from './channel.ts'

/** A channel over a MessagePort. The port's own `close` event tells when the engine's process is gone. */
export function portChannel(port: MessagePort): Channel {
  const closed = new Promise<void>((resolve) => port.addEventListener('close', () => resolve(), { once: true }))
  const link = new RPCLink({ port })
  port.start()
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  return {
    link,
    closed: Promise.race([closed, ended]),
    close() {
      port.close()
      end()
    },
  }
}
