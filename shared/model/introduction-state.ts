import type {
  ConsentType,
  Introduction,
  IntroductionEvent,
  IntroductionSide,
  IntroductionStage,
} from './introduction.ts'

/** How one side stands: `none` where nobody has asked them yet. */
export type Consent = 'none' | ConsentType

export interface SideState {
  readonly consent: Consent
  /** The entry that says so; null where nothing does. */
  readonly event: string | null
  /** The latest entry of this side that says the contrary, and does not hold: a no before a yes, or a yes beside a no. */
  readonly contrary: string | null
}

/** What the state of an introduction follows from. */
export type Said = Pick<Introduction, 'a' | 'b' | 'events' | 'outcome'>

export interface IntroductionState {
  readonly stage: IntroductionStage
  readonly sides: Readonly<Record<IntroductionSide, SideState>>
  /** The entry that says that they were introduced; null before. */
  readonly introduced: string | null
  /** Whether what came of it was asked for, or is written down. */
  readonly isOutcomeSettled: boolean
}

/**
 * Folds the dated events of an introduction into its state, the same whatever order they came in. Of one side a no (declined,
 * withdrawn) beats every yes that is not later: only the same side takes it back. Of entries at one instant that say the same,
 * the one with the larger id is told. What somebody said who is not on that side any more is not counted. That two were introduced is a fact, whatever either says afterwards.
 */
export function introductionState(content: Said): IntroductionState {
  const { events, outcome } = content
  const sides = { a: sideState(content, 'a'), b: sideState(content, 'b') }
  const introduced = latest(events, ({ type }) => type === 'introduced')
  const isOutcomeSettled = outcome.trim() !== '' || latest(events, ({ type }) => type === 'outcome') !== null
  return { stage: stageOf(sides, introduced !== null, outcome), sides, introduced, isOutcomeSettled }
}

interface AskedSides {
  readonly stage: IntroductionStage
  readonly sides: Readonly<Record<IntroductionSide, { readonly consent: Consent }>>
}

/** Whom to ask first, or next: the one whose time is asked for before the other; null where nobody is to be asked. */
export function nextToAsk({ stage, sides }: AskedSides): IntroductionSide | null {
  if (stage !== 'idea' && stage !== 'asking') return null
  return (['b', 'a'] as const).find((side) => sides[side].consent === 'none') ?? null
}

export function otherSide(side: IntroductionSide): IntroductionSide {
  return side === 'a' ? 'b' : 'a'
}

function sideState({ events, ...people }: Said, side: IntroductionSide): SideState {
  const isTheirs = (event: IntroductionEvent) => event.side === side && event.person === people[side]
  const last = (...types: ConsentType[]) =>
    latest(events, (event) => isTheirs(event) && (types as string[]).includes(event.type))
  const [yes, no] = [last('agreed'), last('declined', 'withdrawn')]
  const at = (id: string | null) => (id === null ? -1 : (events[id]?.at ?? -1))
  const typeOf = (id: string) => events[id]?.type as ConsentType
  if (no !== null && at(no) >= at(yes)) return { consent: typeOf(no), event: no, contrary: yes }
  if (yes !== null) return { consent: 'agreed', event: yes, contrary: no }
  const asked = last('asked')
  return { consent: asked === null ? 'none' : 'asked', event: asked, contrary: null }
}

function latest(events: Introduction['events'], is: (event: IntroductionEvent) => boolean): string | null {
  let found: string | null = null
  for (const [id, event] of Object.entries(events)) {
    if (!is(event)) continue
    const before = found === null ? undefined : events[found]
    const isLater = before === undefined || event.at > before.at || (event.at === before.at && id > (found ?? ''))
    if (isLater) found = id
  }
  return found
}

function stageOf(sides: IntroductionState['sides'], isIntroduced: boolean, outcome: string): IntroductionStage {
  if (isIntroduced) return outcome.trim() === '' ? 'introduced' : 'came'
  return stageOfConsents(sides.a.consent, sides.b.consent)
}

/** How far two are who were not introduced yet. */
export function stageOfConsents(a: Consent, b: Consent): IntroductionStage {
  const both = [a, b]
  if (both.some((consent) => consent === 'declined' || consent === 'withdrawn')) return 'closed'
  if (both.every((consent) => consent === 'agreed')) return 'agreed'
  return both.some((consent) => consent !== 'none') ? 'asking' : 'idea'
}
