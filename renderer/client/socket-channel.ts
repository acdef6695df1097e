import { RPCLink } from '@orpc/client/websocket'
import type { Channel } from './channel.ts'
import { ChannelRefused } from './channel.ts'

/** Close codes of the engine's side; 4000–4999 are for applications (RFC 6455, 7.4.2). */
const NOT_LET_IN = 4401

/** Opens a WebSocket, shows the token in the first frame and waits to be let in. */
export function openSocketChannel(address: string, token: string, signal: AbortSignal): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address)
    const giveUp = () => socket.close()
    signal.addEventListener('abort', giveUp, { once: true })
    const closed = new Promise<void>((resolveClosed) => {
      socket.addEventListener('close', (event) => {
        signal.removeEventListener('abort', giveUp)
        resolveClosed()
        // No effect where the channel was opened before.
        reject(event.code === NOT_LET_IN ? new ChannelRefused('old-token') : new Error('The journal does not answer.'))
      })
    })
    socket.addEventListener('open', () => socket.send(JSON.stringify({ token })), { once: true })
    socket.addEventListener(
      'message',
      () => {
        // The first frame back says only that the token was right; all that follows is the contract's.
        const isOpen = () => socket.readyState === WebSocket.OPEN
        resolve({ link: new RPCLink({ websocket: socket }), closed, isOpen, close: giveUp })
      },
      { once: true },
    )
  })
}
