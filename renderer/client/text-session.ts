import type { JournalConnection } from './connect.ts'
import type { JournalFailure } from './journal-failure.ts'
import { ConnectionLost, toJournalFailure } from './journal-failure.ts'
import { changeBetween, rebaseText } from './rebase-text.ts'

export interface TextSessionOptions {
  /** Which text: a document, and the field of it. */
  readonly id: string
  readonly field: string
  /** What the page shows already, where it does not wait for `opened`. */
  readonly text?: string
  /**
   * The text became `theirs` where the page had sent `base`. Brings the page's text up to date, together with
   * what was typed since `base`, and gives back what the page shows then. Must do so at once. Left out, the
   * session merges by itself and `onText` tells the outcome.
   */
  readonly merge?: (base: string, theirs: string) => string
  /** What the page is to show now, where the session merged by itself. */
  readonly onText?: (text: string) => void
  readonly onState?: (state: TextState) => void
}

/** `not-saved` keeps trying while the text stays on screen; `failure` says why. */
export type TextState =
  | { readonly state: 'opening' | 'saved' | 'saving' }
  | { readonly state: 'not-saved'; readonly failure: JournalFailure }

export interface TextSession {
  /** The text as it is when the session is open. Rejects with a `JournalFailure` where it cannot be opened. */
  readonly opened: Promise<string>
  /** All of what the page shows now. May be called with every key; before `opened` only where `text` was given. */
  push(text: string): void
  /** Fetches what others wrote meanwhile, although nothing was typed here. */
  pull(): void
  /** Settles when everything pushed before is saved; rejects with the failure where it is not. */
  flush(): Promise<void>
  /** Saves what is left and ends the session. Gives the token that takes back all that it wrote. */
  close(): Promise<string | null>
}

/** Keystrokes of this time travel together. */
const GATHER_MS = 400
const TRY_AGAIN_MS = 3000

/**
 * An edit session for one long text (ARCHITECTURE.md, the way of data). One edit is on its way at a time. After a loss of the
 * connection, or a restart of the engine, the session is opened again and what was typed is merged into the text
 * that is found: nothing typed is lost.
 */
export function openTextSession(connection: JournalConnection, options: TextSessionOptions): TextSession {
  const { commands } = connection.client
  let session: string | null = null
  /** The last text that both sides are known to have had; null before the first opening. */
  let agreed: string | null = options.text ?? null
  /** An edit of which the answer never came: it was committed or not. */
  let unanswered: string | null = null
  let shown: string | null = agreed
  let opening: Promise<void> | null = null
  let pulling = false
  let closed = false
  let timer: ReturnType<typeof setTimeout> | null = null
  let working: Promise<void> | null = null
  let failure: JournalFailure | null = null

  const opened = ensureOpen().then(() => agreed ?? '')
  opened.then(
    () => setState('saved'),
    (error: unknown) => fail(toJournalFailure(error)),
  )
  options.onState?.({ state: 'opening' })

  return {
    opened,
    push(text) {
      if (closed) return
      shown = text
      if (isBehind()) {
        tellOnItsWay()
        schedule(GATHER_MS)
      }
    },
    pull() {
      pulling = true
      schedule(0)
    },
    async flush() {
      await save()
      if (failure) throw failure
    },
    async close() {
      closed = true
      await save()
      if (timer !== null) clearTimeout(timer)
      timer = null
      if (failure) throw failure
      if (session === null) return null
      const { undo } = await commands.closeText({ session })
      return undo
    },
  }

  function isBehind(): boolean {
    return shown !== null && shown !== agreed
  }

  function schedule(ms: number): void {
    timer ??= setTimeout(() => {
      timer = null
      void save()
    }, ms)
  }

  /** Saves until nothing is left to save or it fails; calls while it runs wait for the same end. */
  function save(): Promise<void> {
    working ??= saveAll().finally(() => (working = null))
    return working
  }

  async function saveAll(): Promise<void> {
    try {
      await ensureOpen()
      while (isBehind() || pulling) await sendOnce()
      failure = null
      setState('saved')
    } catch (error) {
      fail(toJournalFailure(error))
      // What can never succeed is not tried again: the entry is gone, or may not be written.
      if (!closed && isWorthTrying(failure)) schedule(TRY_AGAIN_MS)
    }
  }

  async function sendOnce(): Promise<void> {
    const open = session
    const sent = shown ?? agreed ?? ''
    if (open === null) return ensureOpen()
    pulling = false
    try {
      const { text } = await commands.editText({ session: open, text: sent })
      agree(sent, text)
    } catch (error) {
      const reason = toJournalFailure(error)
      if (reason instanceof ConnectionLost) unanswered = sent
      // An engine that was started again knows nothing of sessions before.
      else if (reason.code !== 'TEXT_SESSION_ENDED') throw reason
      session = null
      await ensureOpen()
    }
  }

  function ensureOpen(): Promise<void> {
    opening ??= open().finally(() => (opening = null))
    return opening
  }

  async function open(): Promise<void> {
    while (session === null) {
      if (isBehind()) tellOnItsWay()
      await connection.whenConnected()
      try {
        const answer = await commands.openText({ id: options.id, field: options.field })
        session = answer.session
        const base = agreed ?? answer.text
        agree(unanswered === null ? base : likelier(base, unanswered, answer.text), answer.text)
        unanswered = null
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error
      }
    }
  }

  /** Both sides have `text` now, where this side had sent `base`. */
  function agree(base: string, text: string): void {
    agreed = text
    if (shown === null || base === text) return
    if (options.merge) {
      shown = options.merge(base, text)
    } else {
      shown = rebaseText(base, shown, text)
      options.onText?.(shown)
    }
  }

  /** With nobody there to save it, the text exists on this screen alone, and that is not "saving". */
  function tellOnItsWay(): void {
    if (connection.status().state === 'connected') setState('saving')
    else options.onState?.({ state: 'not-saved', failure: new ConnectionLost() })
  }

  function setState(state: 'saved' | 'saving'): void {
    options.onState?.({ state })
  }

  function fail(reason: JournalFailure): void {
    failure = reason
    options.onState?.({ state: 'not-saved', failure: reason })
  }
}

/** Which of two texts the found one came from: the one that differs from it in fewer characters. */
function likelier(base: string, sent: string, found: string): string {
  const size = (text: string) => {
    const change = changeBetween(text, found)
    return change ? change.to - change.from + change.insert.length : 0
  }
  return size(sent) <= size(base) ? sent : base
}

function isWorthTrying(failure: JournalFailure | null): boolean {
  return failure?.code === 'NOT_SAVED' || failure?.code === 'CONNECTION_LOST' || failure?.code === 'BUG'
}
