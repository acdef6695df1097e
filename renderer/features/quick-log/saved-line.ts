import type { I18n } from '@lingui/core'
import { conversationWords as channelNames } from '#parts/conversation-words.ts'
import type { ConversationId } from '#shared/model/id.ts'
import { saidOf } from '#shared/quick-log/clause-kind.ts'
import { dayClause } from '#shared/quick-log/day-clause.ts'
import { askClause, giveClause, introductionClause, needClause } from '#shared/quick-log/giving-clauses.ts'
import { followUpClause } from '#shared/quick-log/follow-up-clause.ts'
import type { Understood } from '#shared/quick-log/understand-line.ts'

/** What was saved, for the toast in the main window. */
export interface SavedLine {
  readonly message: string
  readonly undo: string | null
  /** The conversation that it was; null for a line without one. */
  readonly conversation: ConversationId | null
}

/** What a line that is in the journal now says there. */
export function savedWords(i18n: I18n, { conversation, clauses }: Understood): string {
  const followUps = saidOf(followUpClause, clauses)
  const count = followUps.length
  const [only] = followUps
  const [day] = saidOf(dayClause, clauses)
  if (conversation === null && count === 0 && day !== undefined) {
    return i18n.t('{label} of {name} is kept.', { label: day.label, name: day.person.name })
  }
  const [given] = saidOf(giveClause, clauses)
  const [need] = saidOf(needClause, clauses)
  const [asked] = saidOf(askClause, clauses)
  const [introduction] = saidOf(introductionClause, clauses)
  if (conversation === null && count === 0) {
    const [a, b] = introduction?.people ?? []
    if (given !== undefined) return i18n.t('In the story of giving: {text}', { text: given.text })
    if (need !== undefined)
      return i18n.t('What {name} needs is kept: {text}', { name: need.people[0]?.name ?? '', text: need.text })
    if (asked !== undefined) return i18n.t('What you asked for is kept: {text}', { text: asked.text })
    if (a !== undefined && b !== undefined) {
      return i18n.t('An introduction of {a} and {b} is begun.', { a: a.name, b: b.name })
    }
  }
  if (conversation === null) {
    if (count === 1 && only !== undefined) return i18n.t('Follow-up kept: {text}', { text: only.text })
    return i18n.t('{count, plural, one {# follow-up kept.} other {# follow-ups kept.}}', { count })
  }
  const names = conversation.people.map(({ name }) => name)
  const channel = channelNames(i18n)[conversation.channel.value]
  if (names.length === 0) {
    return i18n.t(
      '{channel} is in the journal{count, plural, =0 {.} one {, with # follow-up.} other {, with # follow-ups.}}',
      { channel, count },
    )
  }
  return i18n.t(
    '{channel} with {names} is in the journal{count, plural, =0 {.} one {, and # follow-up.} other {, and # follow-ups.}}',
    { channel, names: listOf(i18n, names), count },
  )
}

function listOf(i18n: I18n, names: readonly string[]): string {
  return new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names)
}
