/** All that look at the clock: one timer looks for them all. */
const watching = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** Calls `look` each minute, and when the window is come back to: a sleeping machine misses timers. Answers what ends that. */
export function eachMinute(look: () => void): () => void {
  if (watching.size === 0) {
    timer = setInterval(lookAll, 60_000)
    document.addEventListener('visibilitychange', lookAll)
  }
  watching.add(look)
  return () => {
    watching.delete(look)
    if (watching.size > 0) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', lookAll)
  }
}

function lookAll(): void {
  for (const look of watching) look()
}
