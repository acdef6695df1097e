import type { PersonPage } from '#shared/contract/people-contract.ts'

/** Whether there is something to say of how often to be in touch. */
export function hasCadence({ cadence, cadenceOverride }: PersonPage): boolean {
  return cadence !== null || Object.keys(cadenceOverride).length > 0
}
