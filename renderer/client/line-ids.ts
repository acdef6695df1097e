import type { ConversationId } from '#shared/model/id.ts'
import { uuidV8 } from '#shared/model/uuid-v8.ts'

/** The ids by which the journal tells lines apart (`logLine`). */
export interface LineIds {
  /** The same for the same words until one of them is logged: they may be sent again when an answer was lost. */
  idOf(words: string): Promise<ConversationId>
  /** What was sent is in the journal: the same words are another line from now on. */
  logged(): void
}

/**
 * @param key where the random start of the ids outlives a reload of the page; null keeps it in memory. Of what was
 *   written nothing is kept there.
 */
export function lineIds(key: string | null): LineIds {
  let start = ''
  const startNow = () => {
    if (start === '') start = (key === null ? null : sessionStorage.getItem(key)) ?? crypto.randomUUID()
    if (key !== null) sessionStorage.setItem(key, start)
    return start
  }
  return {
    async idOf(words) {
      const bytes = new TextEncoder().encode(JSON.stringify([startNow(), words]))
      return uuidV8(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) as ConversationId
    },
    logged() {
      start = ''
      if (key !== null) sessionStorage.removeItem(key)
    },
  }
}
