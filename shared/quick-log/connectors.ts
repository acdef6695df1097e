import type { Line } from './line.ts'

/** Past *and then*, *but* …. */
export function skipConnectors(line: Line, from: number): number {
  let at = from
  for (let count = 0; count < 3; count++) at = line.grammar.sets.connectors.at(line.tokens, at)?.to ?? at
  return at
}
