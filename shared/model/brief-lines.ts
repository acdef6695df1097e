import { addDays, type CivilDate } from './civil-date.ts'

/** What is known of somebody, of which a brief tells a line: texts in Markdown, '' where nothing is written. */
export interface BriefTexts {
  readonly askNext: string
  readonly workingOn: string
  readonly caresAbout: string
  readonly wantsToMeet: string
  readonly theyCanLearnFromMe: string
}

/** What leads to somebody: a plan of mine, else the nearest reason that is written. */
export type BriefPurpose =
  | { readonly because: 'plan'; readonly text: string; readonly on: CivilDate }
  | { readonly because: 'promise'; readonly text: string; readonly on: CivilDate | null }
  | { readonly because: 'need'; readonly text: string; readonly on: CivilDate | null }
  | { readonly because: 'cooling'; readonly text: ''; readonly on: CivilDate }
  | { readonly because: 'first' | 'catching-up'; readonly text: ''; readonly on: null }

export interface PurposeFacts {
  /** The topic of what is planned next; '' where nobody wrote one. */
  readonly plan: { readonly topic: string; readonly date: CivilDate } | null
  /** Open ones of the user's, the nearest day first. */
  readonly mine: readonly { readonly text: string; readonly due: CivilDate | null }[]
  readonly needs: readonly HeardNeed[]
  readonly lastOn: CivilDate | null
  readonly isFading: boolean
}

/** Why to meet. A promise counts where its day is within a week, or it has none. */
export function briefPurpose({ plan, mine, needs, lastOn, isFading }: PurposeFacts, today: CivilDate): BriefPurpose {
  if (plan !== null && plan.topic.trim() !== '') return { because: 'plan', text: plan.topic.trim(), on: plan.date }
  const soon = addDays(today, DAYS_A_PROMISE_IS_NEAR)
  const promise = mine.find(({ due }) => due !== null && due <= soon) ?? mine.find(({ due }) => due === null)
  if (promise !== undefined) return { because: 'promise', text: promise.text, on: promise.due }
  const [need] = needs
  if (need !== undefined) return { because: 'need', text: need.text, on: need.on }
  if (lastOn === null) return { because: 'first', text: '', on: null }
  return isFading ? { because: 'cooling', text: '', on: lastOn } : { because: 'catching-up', text: '', on: null }
}

const DAYS_A_PROMISE_IS_NEAR = 7

/** An open need, with the day on which it was heard where that is known. */
export interface HeardNeed {
  /** The key of the need on the person's page. */
  readonly need?: string
  readonly text: string
  readonly on: CivilDate | null
}

/** A line to know before one speaks with somebody, where it stands, and the day it is from. */
export interface BriefLine<From extends string> {
  readonly from: From
  readonly text: string
  readonly on: CivilDate | null
}

export type BriefQuestion = BriefLine<'askNext' | 'answer' | 'need' | 'workingOn' | 'caresAbout'> | null
export type BriefGift = BriefLine<'need' | 'wantsToMeet' | 'theyCanLearnFromMe'> | null

/**
 * One question to be curious about: what was noted to ask, else an answer that may no longer hold, else the first need, else what
 * may have changed since.
 * @param needs open ones, without those that are told elsewhere in the brief
 * @param doubt question and answer of the capture guide that are old
 */
export function briefQuestion(
  texts: BriefTexts,
  needs: readonly HeardNeed[],
  doubt: { readonly text: string; readonly on: CivilDate } | null = null,
): BriefQuestion {
  return (
    lineOf(texts, 'askNext') ??
    (doubt && { from: 'answer', ...doubt }) ??
    ofNeed(needs) ??
    lineOf(texts, 'workingOn') ??
    lineOf(texts, 'caresAbout')
  )
}

/** One thing to give: the first open need, else whom they want to meet, else what they can learn. */
export function briefGift(texts: BriefTexts, needs: readonly HeardNeed[]): BriefGift {
  return ofNeed(needs) ?? lineOf(texts, 'wantsToMeet') ?? lineOf(texts, 'theyCanLearnFromMe')
}

function ofNeed([need]: readonly HeardNeed[]): BriefLine<'need'> | null {
  return need === undefined ? null : { from: 'need', ...need }
}

function lineOf<From extends keyof BriefTexts>(texts: BriefTexts, from: From): BriefLine<From> | null {
  const text = firstLine(texts[from])
  return text === '' ? null : { from, text, on: null }
}

/** The first line with words, without the marks of a list or a heading. */
function firstLine(text: string): string {
  const line = text.split('\n').find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? ''
  return line.replace(/^\s*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+|>\s*)/, '').trim()
}
