import type { SavedLine } from './saved-line.ts'

/** The small window and the main window are pages of one origin: what one saves, the other offers to undo. */
const CHANNEL = 'rapport:quick-log-saved'

export function tellSavedLine(saved: SavedLine): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(saved)
  channel.close()
}

/** Calls with what the quick-log window has saved. Returns what stops it. */
export function onSavedLine(listener: (saved: SavedLine) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data }: MessageEvent<SavedLine>) => listener(data))
  return () => channel.close()
}
