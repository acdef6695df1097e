import type { I18n } from '@lingui/core'
import type { Acquaintance, ClosedReason, IntroductionRow } from '#shared/contract/introduction-contract.ts'
import type { IntroductionSide, IntroductionStage } from '#shared/model/introduction.ts'
import type { Consent } from '#shared/model/introduction-state.ts'
import { otherSide } from '#shared/model/introduction-state.ts'
import { conversationWords } from './conversation-words.ts'

export function stageOfIntroductionWords(i18n: I18n): Record<IntroductionStage, string> {
  return {
    idea: i18n.t('Idea'),
    asking: i18n.t('Asking'),
    agreed: i18n.t('Both agreed'),
    introduced: i18n.t('Introduced'),
    came: i18n.t('Came of it'),
    closed: i18n.t('Closed'),
  }
}

/** Who is on a side; somebody who was forgotten, or is not there, has no name. */
export function sideName(i18n: I18n, { person }: IntroductionRow['a']): string {
  return person?.name ?? i18n.t('somebody')
}

export function bothNames(i18n: I18n, row: Pick<IntroductionRow, 'a' | 'b'>): string {
  return i18n.t('{a} and {b}', { a: sideName(i18n, row.a), b: sideName(i18n, row.b) })
}

/** How one side stands, as a sentence. */
export function consentSentence(i18n: I18n, name: string, consent: Consent): string {
  switch (consent) {
    case 'none':
      return i18n.t('{name} has not been asked yet.', { name })
    case 'asked':
      return i18n.t('{name} was asked and has not answered yet.', { name })
    case 'agreed':
      return i18n.t('{name} said yes.', { name })
    case 'declined':
      return i18n.t('{name} said no.', { name })
    case 'withdrawn':
      return i18n.t('{name} took the yes back.', { name })
  }
}

export function consentWords(i18n: I18n): Record<Exclude<Consent, 'none'>, string> {
  return {
    asked: i18n.t('Asked'),
    agreed: i18n.t('Said yes'),
    declined: i18n.t('Said no'),
    withdrawn: i18n.t('Took the yes back'),
  }
}

export function closedWords(i18n: I18n, reason: ClosedReason): string {
  switch (reason) {
    case 'no':
      return i18n.t('One side said no. Only they can change that.')
    case 'same-person':
      return i18n.t('Both turned out to be the same person.')
    case 'forgotten':
      return i18n.t('One of them was forgotten.')
  }
}

/** What there is to do next, in a few words; '' where nothing is. */
export function nextWords(i18n: I18n, row: IntroductionRow): string {
  if (row.closed !== null) return closedWords(i18n, row.closed)
  if (row.isOutcomeDue) return i18n.t('Did anything come of it?')
  if (row.stage === 'agreed') return i18n.t('Both said yes: introduce them')
  if (row.stage === 'came') return row.outcome
  const { nextToAsk } = row
  const waiting = waitingFor(row).map((side) => sideName(i18n, row[side]))
  if (nextToAsk !== null && (waiting.length === 0 || row[otherSide(nextToAsk)].consent === 'agreed')) {
    return i18n.t('Ask {name}', { name: sideName(i18n, row[nextToAsk]) })
  }
  return waiting.length > 0 ? i18n.t('Waiting for {names}', { names: waiting.join(', ') }) : ''
}

/** Those who were asked and have not answered, the one whose time is asked for first. */
export function waitingFor({ a, b, closed }: Pick<IntroductionRow, 'a' | 'b' | 'closed'>): IntroductionSide[] {
  if (closed !== null) return []
  return (['b', 'a'] as const).filter((side) => (side === 'a' ? a : b).consent === 'asked')
}

/** What says that they know each other, without its day. */
export function acquaintanceWords(i18n: I18n, known: Acquaintance, row: Pick<IntroductionRow, 'a' | 'b'>): string {
  switch (known.kind) {
    case 'conversation':
      return conversationWords(i18n)[known.channel]
    case 'met-through': {
      const other = known.person.id === row.a.person?.id ? row.b : row.a
      return i18n.t('you met {name} through {other}', { name: known.person.name, other: sideName(i18n, other) })
    }
    case 'introduced':
      return i18n.t('introduced before')
    case 'given':
      return known.text
  }
}
