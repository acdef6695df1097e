import type { SavedLine } from './saved-line.ts'

/** The small window and the main window are pages of one origin: what one saves, the other offers to undo. */
const CHANNEL = 'rapport:quick-log-saved'

export function tellSavedLines(saved: readonly SavedLine[]): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(saved)
  channel.close()
}

/** Calls with what the quick-log window has saved. Returns what stops it. */
export function onSavedLines(listener: (saved: readonly SavedLine[]) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data }: MessageEvent<readonly SavedLine[]>) => listener(data))
  return () => channel.close()
}
