import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { ConversationRow, FollowUpRow } from '#shared/contract/rows.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'

export interface Brief {
  /** Why to meet: the nearest reason that the journal knows. */
  readonly purpose:
    | { readonly because: 'promise'; readonly followUp: FollowUpRow }
    | { readonly because: 'need'; readonly text: string }
    | { readonly because: 'cooling'; readonly lastOn: CivilDate }
    | { readonly because: 'first' }
    | { readonly because: 'catching-up' }
  /** One question to be curious about. */
  readonly question: { readonly from: 'ask-next' | 'need' | 'working-on' | 'cares-about'; readonly text: string } | null
  /** One thing to bring. */
  readonly give: { readonly from: 'need' | 'wants-to-meet' | 'they-can-learn'; readonly text: string } | null
  /** What is open between us, mine first, and what was spoken about last. */
  readonly mine: readonly FollowUpRow[]
  readonly theirs: readonly FollowUpRow[]
  readonly last: ConversationRow | null
}

/**
 * What to know on the way to a meeting: one purpose, one question, one thing to give, what was left open. The
 * first that the journal has of each, what was promised before what was heard, what was heard before what is supposed.
 */
export function briefOf(person: PersonPage, today: CivilDate): Brief {
  const open = person.followUps.filter(({ done }) => !done)
  const mine = open.filter(({ owedBy }) => owedBy === 'me')
  const theirs = open.filter(({ owedBy }) => owedBy === 'them')
  const needs = person.needs.filter(({ value }) => value.state === 'open').map(({ value }) => value.text)
  const purpose = purposeOf(person, mine, needs, today)
  // What is the purpose already is neither the question nor the gift, where there is another.
  const others = purpose.because === 'need' ? needs.filter((need) => need !== purpose.text) : needs
  return {
    purpose,
    question: questionOf(person, others),
    give: giveOf(person, others) ?? giveOf(person, needs),
    mine,
    theirs,
    last: person.conversations[0] ?? null,
  }
}

function purposeOf(
  person: PersonPage,
  mine: readonly FollowUpRow[],
  needs: readonly string[],
  today: CivilDate,
): Brief['purpose'] {
  const soon = addDays(today, 7)
  const promise = mine.find(({ due }) => due !== null && due <= soon) ?? mine.find(({ due }) => due === null)
  if (promise !== undefined) return { because: 'promise', followUp: promise }
  const need = needs[0]
  if (need !== undefined) return { because: 'need', text: need }
  if (person.lastOn === null) return { because: 'first' }
  const faded = person.warmth === 'cooling' || person.warmth === 'cold'
  return faded ? { because: 'cooling', lastOn: person.lastOn } : { because: 'catching-up' }
}

function questionOf({ texts }: PersonPage, needs: readonly string[]): Brief['question'] {
  const ask = firstLine(texts.askNext)
  if (ask !== '') return { from: 'ask-next', text: ask }
  const need = needs[0]
  if (need !== undefined) return { from: 'need', text: need }
  const work = firstLine(texts.workingOn)
  if (work !== '') return { from: 'working-on', text: work }
  const care = firstLine(texts.caresAbout)
  return care === '' ? null : { from: 'cares-about', text: care }
}

function giveOf({ texts }: PersonPage, needs: readonly string[]): Brief['give'] {
  const need = needs[0]
  if (need !== undefined) return { from: 'need', text: need }
  const meet = firstLine(texts.wantsToMeet)
  if (meet !== '') return { from: 'wants-to-meet', text: meet }
  const learn = firstLine(texts.theyCanLearnFromMe)
  return learn === '' ? null : { from: 'they-can-learn', text: learn }
}

/** The first line with words, without the marks of a list or a heading. */
function firstLine(text: string): string {
  const line = text.split('\n').find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? ''
  return line.replace(/^\s*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+|>\s*)/, '').trim()
}
