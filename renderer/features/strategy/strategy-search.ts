import { goalId, type GoalId } from '#shared/model/id.ts'

/** What the Strategy screen shows, as it stands in its address. */
export type StrategySearch = {
  /** The goal whose details are open. */
  readonly open?: GoalId
}

/** Reads an address: what makes no sense is left out. */
export function readStrategySearch({ open }: Readonly<Record<string, unknown>>): StrategySearch {
  const known = goalId.safeParse(open)
  return known.success ? { open: known.data } : {}
}
