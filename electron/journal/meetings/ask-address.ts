const ANSWERS_WITHIN_MS = 20_000

/** Why there was no answer. `detail`: what the system calls it, as `ECONNREFUSED`; '' where it says nothing. */
export type NoAnswer = (problem: 'too-slow' | 'unreachable', detail?: string) => never

/**
 * Asks an address once, for the head of its answer: no redirect is followed, no cookie and no word of where one comes from is sent. It begins to
 * answer within twenty seconds, or is too slow.
 * @param end ends it before
 * @param refuse throws
 */
export async function askAddress(
  address: URL,
  init: RequestInit,
  end: AbortSignal,
  refuse: NoAnswer,
): Promise<Response> {
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(), ANSWERS_WITHIN_MS)
  try {
    const signal = AbortSignal.any([end, waiting.signal])
    return await fetch(address, {
      ...init,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    })
  } catch (error) {
    if (end.aborted || waiting.signal.aborted) return refuse('too-slow')
    const { cause } = error as { cause?: { code?: unknown } }
    return refuse('unreachable', typeof cause?.code === 'string' ? cause.code : '')
  } finally {
    clearTimeout(timer)
  }
}
