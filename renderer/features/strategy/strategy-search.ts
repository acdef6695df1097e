import { goalId, measureId, type GoalId, type MeasureId } from '#shared/model/id.ts'
import { stage, type Stage } from '#shared/model/stage.ts'

/** What the Strategy screen shows, as it stands in its address. */
export type StrategySearch = {
  /** The goal whose details are open. */
  readonly open?: GoalId
  /** The measure that is looked at. */
  readonly measure?: MeasureId
  /** Which of its faces; the one that was shown last where it says none. */
  readonly face?: StrategyFace
  /** A strategy to begin with is shown. */
  readonly begin?: true
}

export const STRATEGY_FACES = ['outline', 'canvas', 'matrix'] as const
export type StrategyFace = (typeof STRATEGY_FACES)[number]

/** What the page of a type of person shows. */
export type ArchetypeSearch = {
  /** Only those of this column of the matrix. */
  readonly stage?: Stage
}

/** Reads an address: what makes no sense is left out. */
export function readStrategySearch({ open, measure, face, begin }: Readonly<Record<string, unknown>>): StrategySearch {
  const goal = goalId.safeParse(open)
  const known = STRATEGY_FACES.find((one) => one === face)
  const looked = measureId.safeParse(measure)
  return {
    ...(looked.success && { measure: looked.data }),
    ...(goal.success && { open: goal.data }),
    ...(known !== undefined && { face: known }),
    ...(Boolean(begin) && { begin: true }),
  }
}

export function readArchetypeSearch(raw: Readonly<Record<string, unknown>>): ArchetypeSearch {
  const known = stage.safeParse(raw['stage'])
  return known.success ? { stage: known.data } : {}
}
