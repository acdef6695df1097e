import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { minutes } from '#shared/model/conversation.ts'
import { giveDirection, giveWhat } from '#shared/model/give.ts'
import { askId, conversationId, followUpId, giveId, introductionId, personId } from '#shared/model/id.ts'
import {
  MAX_FOLLOW_UPS_AT_ONCE,
  MAX_PARTICIPANTS,
  newConversation,
  newFollowUp,
  newPerson,
  participant,
} from './conversations-contract.ts'
import { partialDate } from '#shared/model/partial-date.ts'
import { draftToKeep } from './draft-contract.ts'
import { done, procedure } from './procedure.ts'

const said = z.string().trim().min(1).max(2000)

/** What one line may say, by kind. A part that is to be said in a line is added here and to the writers of `log-line.ts`. */
export const linePart = z.discriminatedUnion('kind', [
  newConversation.extend({ kind: z.literal('conversation') }),
  newFollowUp.extend({ kind: z.literal('follow-up') }),
  newPerson.extend({ kind: z.literal('person') }),
  /** Where somebody works of whom the journal knows it not. */
  z.object({ kind: z.literal('role'), person: personId, organisation: z.string().trim().min(1).max(500) }),
  /** A day of somebody's that comes round; it takes the place of one that they have by that name. */
  z.object({
    kind: z.literal('day'),
    person: participant,
    label: z.string().trim().min(1).max(200),
    date: partialDate,
  }),
  /** Without a day it was on that of the conversation, or today. */
  z.object({
    kind: z.literal('give'),
    direction: giveDirection,
    what: giveWhat.default('other'),
    text: said,
    day: civilDate.nullable().default(null),
    minutes: minutes.nullable().default(null),
    people: z.array(participant).max(MAX_PARTICIPANTS),
  }),
  z.object({ kind: z.literal('need'), person: participant, text: said }),
  z.object({ kind: z.literal('ask'), text: said, people: z.array(participant).max(MAX_PARTICIPANTS) }),
  /** With `followUp`, that one will do it is written down besides. */
  z.object({
    kind: z.literal('introduction'),
    a: participant,
    b: participant,
    why: z.string().trim().max(2000).default(''),
    followUp: z
      .object({ text: said, due: civilDate.nullable().default(null) })
      .nullable()
      .default(null),
  }),
])
export type LinePart = z.infer<typeof linePart>
/** As it is sent: what has a default may be left out. */
export type LinePartInput = z.input<typeof linePart>

/** A conversation, where its people work, and what else the line says. */
const MAX_PARTS = MAX_FOLLOW_UPS_AT_ONCE + MAX_PARTICIPANTS + 1

export const lineCommands = {
  /**
   * Everything that one line says, in one commit with one undo. Follow-ups come from its conversation, if there is one;
   * people named twice by the same new name are made once.
   */
  logLine: procedure
    .input(
      z.object({
        /**
         * Made by whoever sends the line, new for each: its conversation has it. Sent again, after an answer that was
         * lost, it is answered as the first time, and nothing is logged twice.
         */
        id: conversationId,
        parts: z
          .array(linePart)
          .min(1)
          .max(MAX_PARTS)
          .refine(
            (parts) => parts.filter(({ kind }) => kind === 'conversation').length <= 1,
            'one conversation a line',
          ),
        /** What stays of the line that is being typed on this machine, kept in the same commit. */
        draft: draftToKeep.optional(),
      }),
    )
    .output(
      done.extend({
        conversation: conversationId.nullable(),
        followUps: z.array(followUpId),
        newPeople: z.array(personId),
        gives: z.array(giveId),
        asks: z.array(askId),
        introductions: z.array(introductionId),
      }),
    ),
}
