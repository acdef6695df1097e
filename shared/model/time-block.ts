import { z } from 'zod'
import { blockRule } from './block-rule.ts'
import { civilDate, civilTime } from './civil-date-schema.ts'
import { documentHead } from './document.ts'

/** What a session of a block goes through. */
export const BLOCK_QUEUES = ['anything', 'follow-ups', 'going-quiet', 'giving', 'reframe', 'review'] as const
export const blockQueue = z.enum(BLOCK_QUEUES)
export type BlockQueue = z.infer<typeof blockQueue>

export const MAX_PURPOSE = 500
export const MAX_ACT = 2000

/** What became of one occurrence, by the day on which the rule has it. */
export const blockException = z.discriminatedUnion('type', [
  z.object({ type: z.literal('moved'), date: civilDate, time: civilTime }),
  z.object({ type: z.literal('off') }),
])

/** Time kept free: "When it is Tuesday, 8:30, then I write to two people who went quiet." */
export const timeBlock = documentHead.extend({
  kind: z.literal('time-block'),
  /** What it is for, or the place that goes with it: "at my desk". */
  purpose: z.string().max(MAX_PURPOSE).default(''),
  /** The second half of the sentence. */
  act: z.string().max(MAX_ACT).default(''),
  rule: blockRule,
  exceptions: z.record(civilDate, blockException).default({}),
  queue: blockQueue.default('anything'),
})
export type TimeBlock = z.infer<typeof timeBlock>

/** What a block is called in a list. */
export function blockTitle({ act, purpose }: Pick<TimeBlock, 'act' | 'purpose'>): string {
  return act === '' ? purpose : act
}
