import { RPCLink } from '@orpc/client/message-port'
import type { Channel } from './channel.ts'

/** A channel over a MessagePort. The port's own `close` event tells when the engine's process is gone. */
export function portChannel(port: MessagePort): Channel {
  let open = true
  let end: () => void = () => undefined
  const closed = new Promise<void>((resolve) => {
    end = () => {
      open = false
      resolve()
    }
  })
  port.addEventListener('close', end, { once: true })
  const link = new RPCLink({ port })
  port.start()
  return {
    link,
    closed,
    isOpen: () => open,
    close() {
      port.close()
      end()
    },
  }
}
