import type { PersonPage } from '#shared/contract/people-contract.ts'
import {
  briefGift,
  briefQuestion,
  type BriefGift,
  type BriefQuestion,
  type HeardNeed,
} from '#shared/model/brief-lines.ts'
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
  readonly question: BriefQuestion
  /** One thing to bring. */
  readonly give: BriefGift
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
  const mine = open.filter(({ actor }) => actor === 'me')
  const theirs = open.filter(({ actor }) => actor === 'them')
  const needs = person.needs
    .filter(({ value }) => value.state === 'open')
    .map(({ value }) => ({ text: value.text, on: value.heardOn }))
  const purpose = purposeOf(person, mine, needs, today)
  // What is the purpose already is neither the question nor the gift, where there is another.
  const others = purpose.because === 'need' ? needs.filter(({ text }) => text !== purpose.text) : needs
  return {
    purpose,
    question: briefQuestion(person.texts, others, doubtOf(person)),
    give: briefGift(person.texts, others) ?? briefGift(person.texts, needs),
    mine,
    theirs,
    last: person.conversations[0] ?? null,
  }
}

function purposeOf(
  person: PersonPage,
  mine: readonly FollowUpRow[],
  needs: readonly HeardNeed[],
  today: CivilDate,
): Brief['purpose'] {
  const soon = addDays(today, 7)
  const promise = mine.find(({ due }) => due !== null && due <= soon) ?? mine.find(({ due }) => due === null)
  if (promise !== undefined) return { because: 'promise', followUp: promise }
  const need = needs[0]
  if (need !== undefined) return { because: 'need', text: need.text }
  if (person.lastOn === null) return { because: 'first' }
  const faded = person.warmth === 'cooling' || person.warmth === 'cold'
  return faded ? { because: 'cooling', lastOn: person.lastOn } : { because: 'catching-up' }
}

/** The oldest answer of the guide that may no longer hold, with its question. */
function doubtOf({ answers }: PersonPage): { text: string; on: CivilDate } | null {
  const doubtful = answers.filter(({ mayHaveChanged, question }) => mayHaveChanged && question !== '')
  const [oldest] = doubtful.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return oldest === undefined ? null : { text: `${oldest.question} ${oldest.text}`, on: oldest.on }
}
