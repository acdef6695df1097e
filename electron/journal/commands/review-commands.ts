import { checksumOf } from '#journal/documents/checksum.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import type { DocumentWriter, Plain, StoredDocument } from '#journal/documents/document-store.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { canonicalJson } from '#shared/model/canonical-json.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import type { FrozenReview } from '#shared/model/frozen-review.ts'
import { reviewId, type ReviewId } from '#shared/model/id.ts'
import { finishesOf } from '#shared/model/review.ts'
import { requireDocument } from './require-document.ts'

/** Opens the review of a period, or begins it: under an id that follows from the period, so that two devices begin one. */
export function beginReview(
  context: CommandContext,
  period: CommandRequest<'beginReview'>,
): CommandOutput<'beginReview'> {
  const { rhythm, from, to } = period
  const known = context
    .sql(`SELECT id FROM reviews WHERE deleted_at IS NULL AND rhythm = ? AND from_day = ? AND to_day = ?
      ORDER BY finished_at IS NULL, finished_at, id LIMIT 1`)
    .pluck()
    .get(rhythm, dayNumber(from), dayNumber(to)) as ReviewId | undefined
  if (known !== undefined) return { id: known, undo: null }
  const id = derivedId('review', rhythm, from, to)
  const { result, undo } = context.run('beginReview', (write) => {
    // In the trash, or of other days by now: then it is another one.
    if (write.read(id) !== null) return write.create('review', period)
    try {
      return write.createDerived('review', period, id)
    } catch (error) {
      if (!isJournalError(error, 'forgotten', 'exists')) throw error
      return write.create('review', period)
    }
  })
  return { id: reviewId.parse(result), undo }
}

export function editReview(
  context: CommandContext,
  { id, ...period }: CommandRequest<'editReview'>,
): CommandOutput<'editReview'> {
  const { undo } = context.run('editReview', (write) => {
    requireDraft(write, id)
    for (const [field, value] of Object.entries(period)) write.set(id, [field], value)
  })
  return { undo }
}

export function choosePeople(
  context: CommandContext,
  { id, people, chosen }: CommandRequest<'choosePeople'>,
): CommandOutput<'choosePeople'> {
  const { undo } = context.run('choosePeople', (write) => {
    requireDraft(write, id)
    for (const person of people) write.set(id, ['chosen', person], chosen ? true : undefined)
  })
  return { undo }
}

export function remarkOnReview(
  context: CommandContext,
  { id, text }: CommandRequest<'remarkOnReview'>,
): CommandOutput<'remarkOnReview'> {
  const { undo } = context.run('remarkOnReview', (write) => {
    requireDocument(write, id, 'review')
    const remark = { at: context.now(), on: context.today(), text }
    write.set(id, ['remarks', context.newEntryId()], remark)
  })
  return { undo }
}

/**
 * Freezes a draft: what was written, who is named and what can be counted now become one value with its checksum. Nothing that is
 * written down later changes it.
 * @param frozenNow what the draft is frozen as: see `queries/reviews.ts`
 */
export function finishReview(
  context: CommandContext,
  { id }: CommandRequest<'finishReview'>,
  frozenNow: (id: ReviewId) => FrozenReview,
): CommandOutput<'finishReview'> {
  const { undo } = context.run('finishReview', (write) => {
    requireDraft(write, id)
    const frozen = canonicalJson(frozenNow(id))
    const finish = { at: context.now(), on: context.today(), frozen, sha256: checksumOf(frozen) }
    write.set(id, ['finished', context.newEntryId()], finish as Plain)
  })
  return { undo }
}

/** @throws Refusal `REVIEW_FINISHED`: what is finished stays as it is */
function requireDraft(write: DocumentWriter, id: ReviewId): StoredDocument<'review'> {
  const document = requireDocument(write, id, 'review')
  if (finishesOf(document.content).length > 0) throw new Refusal('REVIEW_FINISHED', { id })
  return document
}
