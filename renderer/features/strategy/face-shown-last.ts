import { STRATEGY_FACES, type StrategyFace } from './strategy-search.ts'

// Of this window's browser alone: a way of looking, and nothing of the journal.
const KEY = 'strategy-face'

/** The face of the strategy that was shown last; the outline at first. */
export function faceShownLast(): StrategyFace {
  return STRATEGY_FACES.find((face) => face === localStorage.getItem(KEY)) ?? 'outline'
}

export function rememberFace(face: StrategyFace): void {
  localStorage.setItem(KEY, face)
}
