/** Why a text could not be saved: a code that the words are chosen by. */
export interface TextFailure {
  readonly code: string
  readonly data: unknown
}

export type LiveTextState =
  | { readonly state: 'opening' | 'saved' | 'saving' }
  | { readonly state: 'not-saved'; readonly failure: TextFailure }

/** What saves a text while it is written: gathers keys, sends, merges what others wrote, tries again. */
export interface TextKeeper {
  push(text: string): void
  pull(): void
  flush(): Promise<void>
  /** Gives the token that takes back all that was written. */
  close(): Promise<string | null>
}

export interface TextKeeperOptions {
  readonly text: string
  readonly merge: (base: string, theirs: string) => string
  readonly onState: (state: LiveTextState) => void
}

export interface TextSource {
  /** What the texts belong to: they are remembered as long as it is. */
  readonly owner: object
  /** The text's name, unique for the owner. */
  readonly key: string
  readonly open: (options: TextKeeperOptions) => TextKeeper
  /** What `mine` becomes when `base` has become `theirs`, for a text that no editor shows. */
  readonly rebase: (base: string, mine: string, theirs: string) => string
}

/** The editor that shows a live text. */
export interface LiveTextView {
  readonly merge: (base: string, theirs: string) => string
  readonly onState: (state: LiveTextState) => void
  /** All is saved and nobody writes: the token that takes back what was written, null where nothing was. */
  readonly onEnd: (undo: string | null) => void
}

/**
 * A text from the first key until all of it is saved, which may be after its screen has gone: a text that could not
 * be saved stays, and is there again when its screen comes back.
 */
export interface LiveText {
  readonly text: () => string
  readonly state: () => LiveTextState
  readonly push: (text: string) => void
  readonly pull: () => void
  /** Saves now: the user leaves the text, or asks for it. */
  readonly save: () => void
  /** Settles when all that was written so far is saved; rejects with the failure where it is not. */
  readonly flush: () => Promise<void>
  /** Shows it in an editor; what it returns takes it away again. */
  readonly attach: (view: LiveTextView) => () => void
}

// Held by their owner, so that a text outlives its screen but never the journal that it belongs to.
const livesByOwner = new WeakMap<object, Map<string, LiveText>>()

/** The text of that name which is still being written or saved; null where there is none. */
export function findLiveText({ owner, key }: TextSource): LiveText | null {
  return livesByOwner.get(owner)?.get(key) ?? null
}

/**
 * Saves the texts of which the name begins with `prefix`, before something is done that all of them belong to.
 * Rejects with the failure where one cannot be saved.
 */
export async function flushLiveTexts(owner: object, prefix: string): Promise<void> {
  const lives = [...(livesByOwner.get(owner) ?? [])].filter(([key]) => key.startsWith(prefix))
  await Promise.all(lives.map(([, live]) => live.flush()))
}

/** Goes on with a text of that name, or begins with `text`, which is what the page shows. */
export function openLiveText(source: TextSource, text: string): LiveText {
  const lives = livesByOwner.get(source.owner) ?? new Map<string, LiveText>()
  livesByOwner.set(source.owner, lives)
  const found = lives.get(source.key)
  if (found !== undefined) return found
  const live = startLiveText(source, text, () => lives.delete(source.key))
  lives.set(source.key, live)
  return live
}

function startLiveText(source: TextSource, first: string, ended: () => void): LiveText {
  let text = first
  let state: LiveTextState = { state: 'opening' }
  let view: LiveTextView | null = null
  let leaving = false
  let over = false
  const self = {}
  // The keeper tells its state while it is being opened: nothing below it may be needed by then.
  const keeper = source.open({
    text: first,
    merge: (base, theirs) => {
      text = view === null ? source.rebase(base, text, theirs) : view.merge(base, theirs)
      return text
    },
    onState: (next) => {
      state = next
      view?.onState(next)
      warnBeforeLeaving(self, next.state === 'not-saved')
      endWhenSaved()
    },
  })
  const live: LiveText = {
    text: () => text,
    state: () => state,
    push: (next) => {
      text = next
      leaving = false
      keeper.push(next)
    },
    pull: () => keeper.pull(),
    save: () => {
      leaving = true
      keeper.flush().then(endWhenSaved, () => undefined)
    },
    flush: () => keeper.flush(),
    attach: (shown) => {
      view = shown
      leaving = false
      shown.onState(state)
      return () => {
        if (view === shown) view = null
        live.save()
      }
    },
  }
  return live

  function endWhenSaved(): void {
    if (!leaving || over || state.state !== 'saved') return
    over = true
    ended()
    const last = view
    keeper.close().then(
      (undo) => last?.onEnd(undo),
      () => last?.onEnd(null),
    )
  }
}

const unsaved = new Set<object>()

/** A tab is not closed over a text that exists nowhere else without a question. */
function warnBeforeLeaving(text: object, isUnsaved: boolean): void {
  const before = unsaved.size
  if (isUnsaved) unsaved.add(text)
  else unsaved.delete(text)
  if (before === 0 && unsaved.size > 0) window.addEventListener('beforeunload', ask)
  if (before > 0 && unsaved.size === 0) window.removeEventListener('beforeunload', ask)
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
