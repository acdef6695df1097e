import type { Topic } from '#shared/contract/query-topics.ts'

export interface ChangeStream {
  touch(topics: readonly Topic[]): void
  onChange(listener: (topics: readonly Topic[]) => void): () => void
  /** The topics of each commit from now on; those that come while the reader is busy arrive together. Ends with `signal`. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<{ topics: string[] }>
  /** Ends every follower. */
  close(): void
}

/** Tells whoever listens which topics were touched. */
export function openChangeStream(): ChangeStream {
  const listeners = new Set<(topics: readonly Topic[]) => void>()
  const closing = new AbortController()
  const onChange: ChangeStream['onChange'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    touch(topics) {
      if (topics.length > 0) for (const listener of listeners) listener(topics)
    },
    onChange,
    async *follow(signal) {
      const waiting = new Set<Topic>()
      let wake = () => {}
      const stop = onChange((topics) => {
        for (const topic of topics) waiting.add(topic)
        wake()
      })
      const ends = AbortSignal.any(signal === undefined ? [closing.signal] : [closing.signal, signal])
      const end = () => wake()
      ends.addEventListener('abort', end)
      try {
        while (!ends.aborted) {
          if (waiting.size === 0) await new Promise<void>((resolve) => (wake = resolve))
          if (waiting.size === 0) continue
          const topics = [...waiting]
          waiting.clear()
          yield { topics }
        }
      } finally {
        ends.removeEventListener('abort', end)
        stop()
      }
    },
    close: () => closing.abort(),
  }
}
