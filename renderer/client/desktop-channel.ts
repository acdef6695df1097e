import type { Channel, OpenChannel } from './channel.ts'
import type { DesktopBridge } from './desktop.ts'
import { portChannel } from './port-channel.ts'

const ASK_AGAIN_AFTER_MS = 2000

/**
 * Channels over the ports that the desktop app hands out. After the engine has died a new port comes by itself;
 * asking again is for the case that it does not.
 */
export function desktopChannels(bridge: DesktopBridge): OpenChannel {
  let open: Channel | null = null
  let next: MessagePort | null = null
  let take: ((port: MessagePort) => void) | null = null
  let asked = false

  bridge.onJournalPort((port) => {
    // A new port means that the engine behind the old one is gone, even where no `close` has arrived.
    open?.close()
    next?.close()
    next = port
    take?.(port)
  })

  return async (signal) => {
    const port = next ?? (await nextPort(signal))
    next = null
    open = portChannel(port)
    return open
  }

  function nextPort(signal: AbortSignal): Promise<MessagePort> {
    if (!asked) bridge.requestJournalPort()
    asked = true
    const timer = setInterval(() => bridge.requestJournalPort(), ASK_AGAIN_AFTER_MS)
    return new Promise<MessagePort>((resolve, reject) => {
      take = resolve
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    }).finally(() => {
      clearInterval(timer)
      take = null
    })
  }
}
