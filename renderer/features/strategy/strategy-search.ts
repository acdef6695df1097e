import { goalId, type GoalId } from '#shared/model/id.ts'
import { stage, type Stage } from '#shared/model/stage.ts'

/** What the Strategy screen shows, as it stands in its address. */
export type StrategySearch = {
  /** The goal whose details are open. */
  readonly open?: GoalId
}

/** What the page of a type of person shows. */
export type ArchetypeSearch = {
  /** Only those of this column of the matrix. */
  readonly stage?: Stage
}

/** Reads an address: what makes no sense is left out. */
export function readStrategySearch({ open }: Readonly<Record<string, unknown>>): StrategySearch {
  const known = goalId.safeParse(open)
  return known.success ? { open: known.data } : {}
}

export function readArchetypeSearch(raw: Readonly<Record<string, unknown>>): ArchetypeSearch {
  const known = stage.safeParse(raw['stage'])
  return known.success ? { stage: known.data } : {}
}
