import type { SessionClock } from '#journal/sync/session-parts.ts'

export interface VirtualTime extends SessionClock {
  /** Does all that is due up to `ms` from now, in order. @returns false where there is more than `most` */
  run(ms: number, most?: number): boolean
}

interface Due {
  readonly at: number
  readonly order: number
  readonly work: () => void
}

/** A clock that stands still between what happens, so that hours of a schedule take no time. */
export function virtualTime(startAt = 1_000_000): VirtualTime {
  let now = startAt
  let order = 0
  // A heap, the earliest first: `heap[k]` before `heap[2k + 1]` and `heap[2k + 2]`.
  const heap: Due[] = []
  const isBefore = (one: Due, other: Due) => one.at < other.at || (one.at === other.at && one.order < other.order)
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [heap[b] as Due, heap[a] as Due])
  const push = (due: Due) => {
    let at = heap.push(due) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(heap[at] as Due, heap[above] as Due)) return
      swap(at, above)
      at = above
    }
  }
  const pop = (): Due => {
    const first = heap[0] as Due
    const last = heap.pop() as Due
    if (heap.length > 0) {
      heap[0] = last
      for (let at = 0; ;) {
        const below = [2 * at + 1, 2 * at + 2].filter((child) => child < heap.length)
        const [least] = below.toSorted((a, b) => (isBefore(heap[a] as Due, heap[b] as Due) ? -1 : 1))
        if (least === undefined || !isBefore(heap[least] as Due, heap[at] as Due)) break
        swap(at, least)
        at = least
      }
    }
    return first
  }
  return {
    now: () => now,
    after(ms, work) {
      const due = { at: now + ms, order: order++, isOff: false, work: () => due.isOff || work() }
      push(due)
      return () => void (due.isOff = true)
    },
    run(ms, most = 100_000) {
      const until = now + ms
      for (let done = 0; heap.length > 0 && (heap[0] as Due).at <= until; done++) {
        if (done === most) return false
        const due = pop()
        now = Math.max(now, due.at)
        due.work()
      }
      now = until
      return true
    },
  }
}
