import { z } from 'zod'
import type { Warmth } from './cadence.ts'

/**
 * How far somebody who is wanted in a seat is known, each further than the one before. The word stands on the matrix and
 * never on a person's page.
 */
export const stage = z.enum(['identified', 'met', 'warm', 'mutual'])
export type Stage = z.infer<typeof stage>
export const STAGES = stage.options

/** What went between me and somebody, as far as the journal has it. */
export interface Exchange {
  /** I gave them something. */
  readonly gave: boolean
  /** They gave me something. */
  readonly got: boolean
  /** A need of theirs was met. */
  readonly metTheirNeed: boolean
  /** They did what I had asked of them, or what they had promised me. */
  readonly metMyAsk: boolean
}

/**
 * The furthest stage that holds: *identified* has the archetype; *met* spoke with me at least once; *warm* is
 * warm today; *mutual* gave and was given to, or had a need met and did what was asked.
 */
export function stageOf(known: {
  readonly conversations: number
  readonly warmth: Warmth
  readonly exchange: Exchange
}): Stage {
  if (isMutual(known.exchange)) return 'mutual'
  if (known.conversations === 0) return 'identified'
  return known.warmth === 'warm' ? 'warm' : 'met'
}

/** Both ways, each of the same kind: gifts, or needs. */
export function isMutual({ gave, got, metTheirNeed, metMyAsk }: Exchange): boolean {
  return (gave && got) || (metTheirNeed && metMyAsk)
}

/** A seat is taken by whom one has met, or knows better. */
export function takesSeat(of: Stage): boolean {
  return of !== 'identified'
}
