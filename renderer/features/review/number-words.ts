import type { I18n } from '@lingui/core'
import { whatWords } from '#parts/giving-words.ts'
import { measureDefinitions, measureNames } from '#parts/measure-words.ts'
import { canonicalJson } from '#shared/model/canonical-json.ts'
import { measureSource } from '#shared/model/measure.ts'
import { GIVE_WHATS, type GiveWhat } from '#shared/model/give-what.ts'
import type { PeriodNumber } from '#shared/model/frozen-review.ts'

/** What was counted, in a few words; a code that is not known here is shown as it is. */
export function numberLabel(i18n: I18n, { code, subject, definition }: PeriodNumber): string {
  switch (code) {
    case 'conversations':
      return i18n.t('Conversations')
    case 'conversations-outside':
      return i18n.t('Conversations with people outside my organisation')
    case 'first-conversations':
      return i18n.t('First conversations')
    case 'reopened':
      return i18n.t('Spoken with again after a long silence')
    case 'kept-warm':
      return i18n.t('Inner and close people kept warm')
    case 'given':
      return i18n.t('Given: {what}', { what: givenWords(i18n, subject?.id ?? '') })
    case 'introductions':
      return i18n.t('Introductions made')
    case 'needs-heard':
      return i18n.t('Needs heard')
    case 'needs-met':
      return i18n.t('Needs met')
    case 'asked':
      return i18n.t('Asks of mine')
    case 'follow-ups-kept':
      return i18n.t('Follow-ups kept')
    case 'session-minutes':
      return i18n.t('Minutes of sessions')
    case 'seats':
      return i18n.t('Seats taken: {type}', { type: subject?.name ?? '' })
    case 'measure':
      return subject?.name || (sourceOf(definition)?.name(i18n) ?? code)
    default:
      return subject?.name || code
  }
}

/** What a measure of one's own counts, in words; null where that is not known here. */
function sourceOf({ parameters }: PeriodNumber['definition']) {
  const { data: source } = measureSource.safeParse(parameters['source'])
  if (source === undefined) return null
  return {
    name: (i18n: I18n) => measureNames(i18n)[source],
    means: (i18n: I18n) => measureDefinitions(i18n)[source],
  }
}

function givenWords(i18n: I18n, what: string): string {
  const known = GIVE_WHATS.find((one): one is GiveWhat => one === what)
  return known === undefined ? what : whatWords(i18n)[known]
}

/** How it is counted, in a sentence; '' where the label says it. */
export function definitionWords(i18n: I18n, { code, definition }: PeriodNumber): string {
  const { parameters } = definition
  switch (code) {
    case 'conversations':
      return i18n.t('What happened in these days and is written down; plans are not counted.')
    case 'conversations-outside':
      return i18n.t('At least one of those who took part is outside my organisation.')
    case 'first-conversations':
      return i18n.t('People with whom the first conversation of all was in these days.')
    case 'reopened':
      return i18n.t('After {days} days or more without a conversation.', {
        days: Number(parameters['silentDays'] ?? 365),
      })
    case 'kept-warm':
      return i18n.t('On the last day not longer silent than their cadence wants.')
    case 'follow-ups-kept':
      return i18n.t('What I had promised and did in these days.')
    case 'session-minutes':
      return i18n.t('What two devices did at the same time counts once.')
    case 'seats':
      return i18n.t('Of {seats} wanted on the day it was counted; taken by people I have met.', {
        seats: Number(parameters['seats'] ?? 0),
      })
    case 'measure':
      return sourceOf(definition)?.means(i18n) ?? ''
    default:
      return ''
  }
}

export function valueWords(i18n: I18n, { value, of }: PeriodNumber): string {
  return of === null
    ? i18n.number(value)
    : i18n.t('{value} of {of}', { value: i18n.number(value), of: i18n.number(of) })
}

/** Whether two numbers are of the same thing, told by the code and the subject. */
export function numberKey({ code, subject }: PeriodNumber): string {
  return `${code} ${subject?.id ?? ''}`
}

/** Only what was counted in the same way has a difference. */
export function isSameDefinition(one: PeriodNumber, other: PeriodNumber): boolean {
  return canonicalJson(one.definition) === canonicalJson(other.definition)
}
