import type { DocumentStore } from '#journal/documents/document-store.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { JOURNAL_FILE_FORMAT, JOURNAL_FILE_VERSION, type DocumentBytes } from './journal-file.ts'

// About what one message carries well.
const CHUNK_CHARACTERS = 256 * 1024

/**
 * The next piece of the whole journal as one JSON text (docs/journal-file.md): documents in the order in which they were made,
 * those in the trash and those of kinds that only a newer Rapport knows included. A long export may see edits made meanwhile.
 * @param after what the last piece answered as `next`; null for the first
 * @param without prompts of the capture guide whose answers are left out
 * @param cards the cards of Mindset with it: they hold what one tells nobody. Without them the text says `leavesOut`
 * @param history the documents themselves with it, all that was ever written in them
 */
export function exportChunk(
  store: DocumentStore,
  { after, cards, ...wanted }: { after: number | null; cards: boolean; history?: boolean },
  without: ReadonlySet<string> = new Set(),
): QueryOutput<'exportChunk'> {
  // What was left out would be in it all the same.
  const history = wanted.history === true && without.size === 0
  const total = Object.values(store.counts()).reduce((sum, count) => sum + count, 0)
  let text = after === null ? head({ cards, history }) : ''
  let first = after === null
  for (const document of store.eachWhole(after ?? 0)) {
    const { id, n, content, isNewer } = document
    if (!cards && Reflect.get(content, 'kind') === 'reframe') continue
    const kept = withoutAnswers(content, without)
    const bytes = history || (isNewer && kept === content) ? bytesOf(store, id) : null
    const told = { id, ...kept, ...(bytes !== null && { automerge: bytes }) }
    text += `${first ? '' : ',\n'}${JSON.stringify(told)}`
    first = false
    if (text.length >= CHUNK_CHARACTERS) return { text, next: n, done: countUpTo(store, n), total }
  }
  return { text: `${text}\n]}\n`, next: null, done: total, total }
}

function head({ cards, history }: Pick<QueryRequest<'exportChunk'>, 'cards' | 'history'>): string {
  const leavesOut = cards ? '' : '"leavesOut":["reframe"],'
  const withHistory = history ? '"history":true,' : ''
  return `{"format":"${JOURNAL_FILE_FORMAT}","version":${JOURNAL_FILE_VERSION},${leavesOut}${withHistory}"documents":[\n`
}

/** Null for what never leaves this device, the sample: its content says all that there is to say. */
function bytesOf({ travelling }: DocumentStore, id: string): DocumentBytes | null {
  const document = travelling.read(id, [])?.document
  if (document === null || document === undefined) return null
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  return {
    heads: [...document.heads],
    snapshot: document.snapshot === null ? null : base64(document.snapshot),
    changes: document.changes.map(base64),
  }
}

/** Of whatever has answers: a person. */
function withoutAnswers(content: object, without: ReadonlySet<string>): object {
  const answers: unknown = Reflect.get(content, 'answers')
  if (without.size === 0 || typeof answers !== 'object' || answers === null) return content
  return { ...content, answers: Object.fromEntries(Object.entries(answers).filter(([prompt]) => !without.has(prompt))) }
}

function countUpTo({ database }: DocumentStore, n: number): number {
  return Number(database.prepare('SELECT count(*) FROM documents WHERE n <= ?').pluck().get(n))
}
