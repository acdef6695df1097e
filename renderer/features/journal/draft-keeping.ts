import type { JournalConnection } from '#client/connect.ts'
import type { CommandInput } from '#shared/contract/contract.ts'
import { allDrafts, emptyDraft, putDrafts, type ConversationDraft } from './conversation-draft.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'

const NAME = 'full-entry'
const KEEP_AFTER_MS = 500
/** As much as the contract takes. */
const MAX_KEPT_LENGTH = 200_000

/** What was written in the full entry and is not in the journal yet, as a draft of this machine: it outlives page and app. */
export interface DraftKeeping {
  /** Settles once what an earlier page has left is among the drafts of this one. */
  readonly read: Promise<void>
  readonly isRead: () => boolean
  /** Keeps what there is a moment after the last key. */
  readonly keepSoon: () => void
  /** What is to be kept in the commit that saves the draft on top: those that wait below it. */
  readonly withoutTop: () => CommandInput<'saveDraft'> | undefined
  /** The journal has taken `withoutTop`. */
  readonly endTop: () => void
}

const keepings = new WeakMap<JournalConnection, DraftKeeping>()

/** One for each journal that a page shows. */
export function draftKeeping(connection: JournalConnection): DraftKeeping {
  const before = keepings.get(connection)
  if (before !== undefined) return before
  const keeping = openKeeping(connection)
  keepings.set(connection, keeping)
  return keeping
}

function openKeeping(connection: JournalConnection): DraftKeeping {
  let isRead = false
  let timer: ReturnType<typeof setTimeout> | null = null
  // By its page a draft that another one carries along is known as an earlier state of one from here.
  const page = crypto.randomUUID()
  // What the journal keeps as far as this page knows, and what of it other pages have left: lines of drafts.
  let kept = ''
  let beside = ''
  let underWay = 0

  const read = connection.client.queries
    .draft({ name: NAME })
    .then(({ text }) => {
      kept = text
      if (allDrafts(connection).length === 0) putDrafts(connection, draftsIn(text))
      else beside = text
    })
    // Without them one begins anew; what the journal keeps stays below what is written now.
    .catch(() => undefined)
    .finally(() => (isRead = true))

  const toKeep = (drafts: readonly ConversationDraft[]): CommandInput<'saveDraft'> => {
    const lines = drafts.toReversed().map((draft) => JSON.stringify({ page, ...draft }))
    const text = [...lines, beside].filter(Boolean).join('\n')
    return { name: NAME, text, base: underWay === 0 ? kept : undefined }
  }
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const keepSoon = () => {
    stop()
    timer = setTimeout(keepNow, KEEP_AFTER_MS)
  }
  const keepNow = () => {
    stop()
    const draft = toKeep(allDrafts(connection))
    underWay++
    connection.client.commands
      .saveDraft(draft)
      .then((answer) => {
        kept = answer.text
        if (answer.text === draft.text) return
        const others = answer.text.slice(draft.text === '' ? 0 : draft.text.length + 1).split('\n')
        beside = others.filter((line) => !line.includes(page)).join('\n')
        if (beside !== others.join('\n')) keepSoon()
      })
      // On a full disk it stays in the page; the next key tries again.
      .catch(() => undefined)
      .finally(() => underWay--)
  }
  // Somebody was forgotten: what is kept here must not bring their name back. What is being typed now is kept in a moment anyway.
  connection.onTopics((topics) => {
    if (!topics.includes('drafts-forgotten') || timer !== null) return
    void connection.client.queries.draft({ name: NAME }).then(
      ({ text }) => {
        if (timer !== null || underWay > 0) return
        kept = text
        if (allDrafts(connection).length === 0) beside = text
        else {
          beside = ''
          putDrafts(connection, draftsIn(text))
        }
      },
      () => undefined,
    )
  })
  window.addEventListener('pagehide', () => timer !== null && keepNow())
  return {
    read,
    isRead: () => isRead,
    keepSoon,
    withoutTop() {
      stop()
      const draft = toKeep(allDrafts(connection).slice(0, -1))
      return draft.text.length > MAX_KEPT_LENGTH ? undefined : draft
    },
    endTop() {
      kept = toKeep(allDrafts(connection)).text
      // Where another page has written meanwhile, the journal has kept its lines as well.
      keepSoon()
    },
  }
}

/** The first line was written last, and is the one to go on with. */
function draftsIn(text: string): ConversationDraft[] {
  return text
    .split('\n')
    .flatMap((line) => readDraft(line) ?? [])
    .toReversed()
}

/** A draft as it was kept; null for anything else, as another version may have left it. */
function readDraft(line: string): ConversationDraft | null {
  try {
    const found = JSON.parse(line) as Partial<Record<keyof ConversationDraft, unknown>> | null
    if (typeof found !== 'object' || found === null || typeof found.date !== 'string') return null
    const plain = emptyDraft(found.date as CivilDate)
    const parts = Object.entries(plain).map(([name, usual]) => {
      const value = found[name as keyof ConversationDraft]
      const isSame = Array.isArray(usual) ? Array.isArray(value) : typeof value === typeof usual
      return [name, isSame || (usual === null && isTimeOrMinutes(value)) ? value : usual]
    })
    return Object.fromEntries(parts) as ConversationDraft
  } catch {
    return null
  }
}

function isTimeOrMinutes(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
