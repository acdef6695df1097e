import type { I18n } from '@lingui/core'
import type { SearchHit } from '#shared/contract/rows.ts'

export type HitKind = SearchHit['kind']
/** In the order in which groups stand. */
export const HIT_KINDS = [
  'person',
  'conversation',
  'follow-up',
  'goal',
  'archetype',
  'canvas',
  'measure',
  'give',
  'ask',
  'introduction',
  'organisation',
  'circle',
  'reframe',
  'time-block',
  'session',
  'review',
] as const satisfies readonly HitKind[]

/** What the Search screen shows, as in its address. */
export interface SearchAddress {
  readonly text?: string
  readonly kind?: HitKind
}

/** Reads an address; what makes no sense is left out. */
export function readSearchAddress({ text, kind }: Readonly<Record<string, unknown>>): SearchAddress {
  const known = HIT_KINDS.find((one) => one === kind)
  return {
    ...(typeof text === 'string' && text !== '' && { text: text.slice(0, 500) }),
    ...(known !== undefined && { kind: known }),
  }
}

export function kindTitles(i18n: I18n): Record<HitKind, string> {
  return {
    person: i18n.t('People'),
    conversation: i18n.t('Conversations'),
    'follow-up': i18n.t('Follow-ups'),
    goal: i18n.t('Goals'),
    archetype: i18n.t('Types of people'),
    canvas: i18n.t('On the canvas'),
    measure: i18n.t('Measures'),
    give: i18n.t('Given and received'),
    ask: i18n.t('My asks'),
    introduction: i18n.t('Introductions'),
    organisation: i18n.t('Organisations'),
    circle: i18n.t('Circles'),
    reframe: i18n.t('Cards'),
    'time-block': i18n.t('Time blocks'),
    session: i18n.t('Sessions'),
    review: i18n.t('Reviews'),
  }
}
