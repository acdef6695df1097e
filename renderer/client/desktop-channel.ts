import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import { JOURNAL_PORT_MESSAGE } from '#shared/contract/desktop-bridge.ts'
import type { Channel, OpenChannel } from './channel.ts'
import { portChannel } from './port-channel.ts'

/** A new port comes by itself after the engine was started again; this long after a loss one is asked for. */
const ASK_AGAIN_AFTER_MS = 10_000

/** Channels over the ports that the desktop app posts into this window. */
export function desktopChannels(page: Window, bridge: Pick<DesktopBridge, 'requestJournalPort'>): OpenChannel {
  let open: Channel | null = null
  let next: MessagePort | null = null
  let take: () => void = () => undefined
  let asked = false

  page.addEventListener('message', (event) => {
    const [port] = event.ports
    if (event.source !== page || event.data !== JOURNAL_PORT_MESSAGE || !port) return
    next?.close()
    next = port
    // A new port means that the engine behind the one before is gone, even where no `close` has arrived.
    open?.close()
    take()
  })

  return async (signal) => {
    if (!next) await nextPort(signal)
    const port = next
    next = null
    if (!port) throw new Error('The desktop app gave no port')
    open = portChannel(port)
    return open
  }

  function nextPort(signal: AbortSignal): Promise<void> {
    if (!asked) bridge.requestJournalPort()
    asked = true
    const timer = setInterval(() => bridge.requestJournalPort(), ASK_AGAIN_AFTER_MS)
    return new Promise<void>((resolve, reject) => {
      take = resolve
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    }).finally(() => clearInterval(timer))
  }
}
