import type { DocumentStore } from '#journal/documents/document-store.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'

// About what one message carries well.
const CHUNK_CHARACTERS = 256 * 1024

/**
 * The next piece of the whole journal as one JSON text: `{format, version, documents: [{id, kind, …}]}`, documents in
 * the order in which they were made, those in the trash and those of kinds that only a newer Rapport knows included. A long export may see edits made meanwhile.
 * @param after what the last piece answered as `next`; null for the first
 * @param without prompts of the capture guide whose answers are left out
 * @param cards the cards of Mindset with it: they hold what one tells nobody. Without them the text says `leavesOut`
 */
export function exportChunk(
  store: DocumentStore,
  { after, cards }: Pick<QueryRequest<'exportChunk'>, 'after' | 'cards'>,
  without: ReadonlySet<string> = new Set(),
): QueryOutput<'exportChunk'> {
  const total = Object.values(store.counts()).reduce((sum, count) => sum + count, 0)
  const leavesOut = cards ? '' : '"leavesOut":["reframe"],'
  let text = after === null ? `{"format":"rapport-journal","version":1,${leavesOut}"documents":[\n` : ''
  let first = after === null
  for (const document of store.eachWhole(after ?? 0)) {
    const { id, n, content } = document
    if (!cards && Reflect.get(content, 'kind') === 'reframe') continue
    text += `${first ? '' : ',\n'}${JSON.stringify({ id, ...withoutAnswers(content, without) })}`
    first = false
    if (text.length >= CHUNK_CHARACTERS) return { text, next: n, done: countUpTo(store, n), total }
  }
  return { text: `${text}\n]}\n`, next: null, done: total, total }
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
