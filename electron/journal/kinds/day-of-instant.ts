const MS_A_DAY = 86_400_000

/** The day since 1970-01-01 that an instant falls on, in UTC: the same on every device, to sort by. */
export function dayOfInstant(unixMs: number): number {
  return Math.floor(unixMs / MS_A_DAY)
}
