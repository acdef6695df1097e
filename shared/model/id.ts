import { z } from 'zod'

/** A UUID in lower case, 36 characters: of version 7, which sorts by the time it was made, or 8, derived from a hash. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const uuid = z.string().regex(UUID)

/**
 * The same text as an id, read without a schema: an address is read before its screen is drawn, and the first schema that is used costs
 * more than the screen's header.
 * @throws Error where it is no id
 */
export function readDocumentId<Id extends DocumentId>(text: string): Id {
  if (!UUID.test(text)) throw new Error('no id of a document')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand is only a type
  return text as DocumentId as Id
}

export const documentId = uuid.brand<'DocumentId'>()
export const personId = uuid.brand<'DocumentId'>().brand<'PersonId'>()
export const conversationId = uuid.brand<'DocumentId'>().brand<'ConversationId'>()
export const followUpId = uuid.brand<'DocumentId'>().brand<'FollowUpId'>()
export const organisationId = uuid.brand<'DocumentId'>().brand<'OrganisationId'>()
export const circleId = uuid.brand<'DocumentId'>().brand<'CircleId'>()
export const reframeId = uuid.brand<'DocumentId'>().brand<'ReframeId'>()
export const goalId = uuid.brand<'DocumentId'>().brand<'GoalId'>()
export const giveId = uuid.brand<'DocumentId'>().brand<'GiveId'>()
export const measureId = uuid.brand<'DocumentId'>().brand<'MeasureId'>()
export const askId = uuid.brand<'DocumentId'>().brand<'AskId'>()
export const introductionId = uuid.brand<'DocumentId'>().brand<'IntroductionId'>()
export const archetypeId = uuid.brand<'DocumentId'>().brand<'ArchetypeId'>()
export const timeBlockId = uuid.brand<'DocumentId'>().brand<'TimeBlockId'>()
export const sessionId = uuid.brand<'DocumentId'>().brand<'SessionId'>()
export const reviewId = uuid.brand<'DocumentId'>().brand<'ReviewId'>()

/** Key of an entry in a map inside a document: short, unique in that map, also used as an object key. */
export const entryId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .refine((key) => key !== '__proto__', 'not a name of an entry')

export type DocumentId = z.infer<typeof documentId>
export type PersonId = z.infer<typeof personId>
export type ConversationId = z.infer<typeof conversationId>
export type FollowUpId = z.infer<typeof followUpId>
export type OrganisationId = z.infer<typeof organisationId>
export type CircleId = z.infer<typeof circleId>
export type ReframeId = z.infer<typeof reframeId>
export type GoalId = z.infer<typeof goalId>
export type GiveId = z.infer<typeof giveId>
export type MeasureId = z.infer<typeof measureId>
export type AskId = z.infer<typeof askId>
export type IntroductionId = z.infer<typeof introductionId>
export type ArchetypeId = z.infer<typeof archetypeId>
export type TimeBlockId = z.infer<typeof timeBlockId>
export type SessionId = z.infer<typeof sessionId>
export type ReviewId = z.infer<typeof reviewId>
