import type { Doc } from '@automerge/automerge'
import type { DocumentId } from '#shared/model/id.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import { changeText } from './change-text.ts'
import type { DocumentStore, DocumentWriter } from './document-store.ts'
import { mergeWithTwins } from './twin-changes.ts'

export interface ChangeMessage {
  readonly command: string
  readonly device: string
}

/** The base of an edit session: a fork of a document of which one long text is edited by whole texts. */
export interface TextFork {
  readonly id: DocumentId
  readonly field: string
  /** The text as this session last saw it. */
  text(): string
  /** Applies the difference between `text()` and `text` to the fork, and merges the fork into the document. */
  commit(write: DocumentWriter, text: string): void
  /** Takes in what others have committed since; call it after each commit. */
  catchUp(): void
  close(): void
}

/**
 * Forks a document for an edit session on its long text `field`.
 * @param written what each change says of itself: its message, and when, in milliseconds since 1970
 */
export function openTextFork(
  store: DocumentStore,
  id: DocumentId,
  field: string,
  written: () => { message: ChangeMessage; now: number },
): TextFork {
  const { change, free } = automerge()
  type Texts = Record<string, unknown>
  let fork: AutomergeDoc = store.fork(id)
  const text = () => {
    const value = (fork as Texts)[field]
    return typeof value === 'string' ? value : ''
  }
  return {
    id,
    field,
    text,
    commit(write, wanted) {
      if (text() !== wanted) {
        const { message, now } = written()
        const options = { message: JSON.stringify(message), time: Math.floor(now / 1000) }
        fork = change(fork as Doc<Texts>, options, (draft) => changeText(draft, field, wanted))
      }
      write.mergeFork(id, fork)
    },
    catchUp() {
      const current = store.fork(id)
      fork = mergeWithTwins(fork, current)
      free(current)
    },
    close: () => free(fork),
  }
}
