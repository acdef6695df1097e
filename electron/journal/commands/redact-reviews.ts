import { checksumOf } from '#journal/documents/checksum.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { DocumentWriter } from '#journal/documents/document-store.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { canonicalJson } from '#shared/model/canonical-json.ts'
import { isWholeName, readFrozen, redactReview, withoutNames } from '#shared/model/frozen-review.ts'
import type { DocumentId, ReviewId } from '#shared/model/id.ts'
import { displayName } from '#shared/model/person-name.ts'
import { REVIEW_TEXTS, type Review } from '#shared/model/review.ts'

/**
 * Takes people who are being forgotten out of every finished review. A change to the document would keep their names in its
 * history: so it is forgotten itself, and another one takes its place, under an id that follows from what it says, the same
 * on every device that forgets them.
 */
export function redactReviews(
  { sql }: Pick<CommandContext, 'sql'>,
  write: DocumentWriter,
  forgotten: readonly DocumentId[],
): void {
  const gone = new Set<string>(forgotten)
  const names = forgotten.flatMap((id) => wholeNamesOf(write, id))
  const reviews = sql(
    'SELECT DISTINCT r.id FROM reviews AS r JOIN review_finishes AS f ON f.n = r.n WHERE r.read_only = 0',
  )
    .pluck()
    .all() as ReviewId[]
  for (const id of reviews) {
    const document = write.read(id)
    if (document?.kind !== 'review') continue
    const redacted = withoutPeople(document.content, gone, names)
    if (redacted === null) continue
    const { kind: _kind, schema: _schema, createdAt: _createdAt, ...content } = redacted
    write.forget(id)
    const place = replace(write, id, content)
    const decided = sql('SELECT id FROM follow_ups WHERE origin_id = ?').pluck().all(id) as DocumentId[]
    for (const followUp of decided) {
      if (write.read(followUp)?.readOnly === false) write.set(followUp, ['origin'], place)
    }
  }
}

function replace(
  write: DocumentWriter,
  old: ReviewId,
  content: Omit<Review, 'kind' | 'schema' | 'createdAt'>,
): DocumentId {
  try {
    return write.createDerived('review', content, derivedId('redacted review', old, canonicalJson(content)))
  } catch (error) {
    // Forgotten once before by somebody who has written the same again.
    if (!isJournalError(error, 'forgotten', 'exists')) throw error
    return write.create('review', content)
  }
}

/** A review as if it had never named some people; null where it says nothing of them. */
function withoutPeople(content: Review, gone: ReadonlySet<string>, names: readonly string[]): Review | null {
  let isChanged = false
  const text = (said: string) => {
    const without = withoutNames(said, names)
    if (without.taken > 0) isChanged = true
    return without.text
  }
  const finished = Object.entries(content.finished).map(([entry, finish]) => {
    const known = readFrozen(finish.frozen)
    const redacted = known && redactReview(known, gone, names)
    if (redacted === null) return [entry, finish] as const
    isChanged = true
    const frozen = canonicalJson(redacted)
    return [entry, { ...finish, frozen, sha256: checksumOf(frozen) }] as const
  })
  const texts = Object.fromEntries(REVIEW_TEXTS.map((field) => [field, text(content[field])]))
  const remarks = Object.entries(content.remarks).map(([entry, remark]) => [
    entry,
    { ...remark, text: text(remark.text) },
  ])
  const chosen = Object.entries(content.chosen).filter(([id]) => !gone.has(id))
  if (!isChanged && chosen.length === Object.keys(content.chosen).length) return null
  return {
    ...content,
    ...(texts as Pick<Review, (typeof REVIEW_TEXTS)[number]>),
    finished: Object.fromEntries(finished),
    remarks: Object.fromEntries(remarks),
    chosen: Object.fromEntries(chosen),
  }
}

/** All that they are called as a whole: as it is written out, and as it is put together. */
function wholeNamesOf(write: DocumentWriter, id: DocumentId): string[] {
  const document = write.read(id)
  if (document?.kind !== 'person') return []
  const { names } = document.content
  return [displayName(names), displayName({ ...names, display: '' })].filter(isWholeName)
}
