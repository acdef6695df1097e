import type { QueryClient } from '@tanstack/react-query'
import type { JournalQueryKey } from './journal-queries.ts'
import type { AskedAnswer, PendingEffects } from './pending-effects.ts'

/** Longer than it takes until answers are asked for anew after a commit. */
const ASK_AGAIN_MS = 250

/**
 * Lets go of what commands did as answers come that have it. An answer that was asked for while a command was on its way may
 * have missed the end of it, and nothing else would ask again. Returns what stops it.
 */
export function settleEffects(queryClient: QueryClient, effects: PendingEffects): () => void {
  const cache = queryClient.getQueryCache()
  let timer: ReturnType<typeof setTimeout> | null = null
  const isOld = (names: ReadonlySet<string>, moment: number) =>
    cache.getAll().some(({ queryKey, state: { data } }) => {
      const [name] = queryKey as JournalQueryKey
      return names.has(name) && data !== undefined && askedOf(data) <= moment
    })
  const askAgain = () => {
    timer = null
    effects.settle((names, moment) => {
      void queryClient.invalidateQueries({
        predicate: ({ queryKey, state: { data, fetchStatus } }) =>
          names.has((queryKey as JournalQueryKey)[0]) &&
          fetchStatus === 'idle' &&
          data !== undefined &&
          askedOf(data) <= moment,
      })
      return isOld(names, moment)
    })
  }
  const stopEffects = effects.subscribe(() => {
    timer ??= setTimeout(askAgain, ASK_AGAIN_MS)
  })
  const stopCache = cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') effects.settle(isOld)
  })
  return () => {
    stopEffects()
    stopCache()
    if (timer !== null) clearTimeout(timer)
  }
}

/** Answers that come in parts, as those of the journal do, are never changed before they are asked for. */
function askedOf(data: unknown): number {
  return (data as Partial<AskedAnswer>).asked ?? Infinity
}
