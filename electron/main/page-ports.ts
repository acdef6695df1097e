import type { WebContents } from 'electron'
import type { Stop } from '#shared/contract/desktop-bridge.ts'
import type { EngineProcess } from './engine-process.ts'

/** Gives a page its port to the journal, and a new one after each restart of the engine. */
export function createPagePorts(engine: EngineProcess): (page: WebContents) => void {
  const stops = new Map<WebContents, Stop>()
  return (page) => {
    // A page that was loaded again asks again; its old port closed with the old page.
    if (!stops.has(page)) {
      page.once('destroyed', () => {
        stops.get(page)?.()
        stops.delete(page)
      })
    }
    stops.get(page)?.()
    const stop = engine.connect((port) => {
      if (!page.isDestroyed()) page.postMessage('journal:port', null, [port])
    })
    stops.set(page, stop)
  }
}
