import type { CommandInput } from '#shared/contract/contract.ts'
import type { IntroductionRow } from '#shared/contract/introduction-contract.ts'
import type { ConsentType, IntroductionSide } from '#shared/model/introduction.ts'
import { nextToAsk, stageOfConsents } from '#shared/model/introduction-state.ts'
import type { CommandEffects } from './command-effects.ts'

/** What is said of an introduction is seen at once: the next key is about what it says then. */
export const INTRODUCTION_EFFECTS = {
  noteConsent: ({ id, side, type }: CommandInput<'noteConsent'>) =>
    onIntroduction(id, (row) => withConsent(row, side, type)),
  noteIntroduced: ({ id }: CommandInput<'noteIntroduced'>) =>
    onIntroduction(id, (row) => (row.stage === 'agreed' ? { ...row, stage: 'introduced' as const } : row)),
  settleOutcome: ({ id }: CommandInput<'settleOutcome'>) =>
    onIntroduction(id, (row) => ({ ...row, isOutcomeDue: false })),
}

type Change = <Row extends IntroductionRow>(row: Row) => Row

function onIntroduction(id: string, change: Change): CommandEffects {
  const changed = <Row extends IntroductionRow>(row: Row) => (row.id === id ? change(row) : row)
  return {
    introduction: changed,
    introductions: (answer) => ({ ...answer, rows: answer.rows.map(changed) }),
    introductionsWaiting: (answer) => ({ ...answer, rows: answer.rows.map(changed) }),
  }
}

function withConsent<Row extends IntroductionRow>(row: Row, side: IntroductionSide, type: ConsentType): Row {
  // That they were introduced, or are one person, is not changed by what one of them says.
  if (row.stage === 'introduced' || row.stage === 'came' || (row.closed !== null && row.closed !== 'no')) return row
  const sides = { a: row.a, b: row.b, [side]: { ...row[side], consent: type } }
  const stage = stageOfConsents(sides.a.consent, sides.b.consent)
  return { ...row, ...sides, stage, closed: stage === 'closed' ? 'no' : null, nextToAsk: nextToAsk({ stage, sides }) }
}
