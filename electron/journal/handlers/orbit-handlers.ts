import { orbit, orbitMoves } from '../queries/orbit.ts'
import type { orbitQueries } from '#shared/contract/orbit-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const orbitHandlers: DomainHandlers<never, keyof typeof orbitQueries> = (journal) => ({
  commands: {},
  queries: {
    orbit: (input) => orbit(journal.queries(), input),
    orbitMoves: (input) => orbitMoves(journal.queries(), input),
  },
})
