import type { I18n } from '@lingui/core'
import { conversationWords, startedByWords } from '#parts/conversation-words.ts'
import type { HistoryWords } from '#parts/history-sittings.ts'
import type { PersonLink } from '#shared/contract/rows.ts'

/** What is written of a conversation, by the fields of its document. */
export function conversationFieldWords(i18n: I18n): Readonly<Record<string, string>> {
  return {
    date: i18n.t('When'),
    time: i18n.t('Time'),
    minutes: i18n.t('Minutes'),
    channel: i18n.t('How'),
    startedBy: i18n.t('Who began?'),
    participants: i18n.t('With'),
    topic: i18n.t('Topic'),
    tags: i18n.t('Tags'),
    notes: i18n.t('Notes'),
    learned: i18n.t('What I learned'),
    planned: i18n.t('Planned'),
    deletedAt: i18n.t('Trash'),
  }
}

/** A value of such a field. @param dayOf a civil day as it is read */
export function conversationValueWords(
  i18n: I18n,
  field: string,
  text: string,
  dayOf: (day: string) => string,
): string {
  const channels: Readonly<Record<string, string>> = conversationWords(i18n)
  const began: Readonly<Record<string, string>> = startedByWords(i18n)
  switch (field) {
    case 'date':
    case 'planned':
      return dayOf(text)
    case 'channel':
      return channels[text] ?? text
    case 'startedBy':
      return began[text] ?? text
    default:
      return text
  }
}

/** What the document keeps for itself and nobody wrote. */
const OWN = new Set(['kind', 'schema', 'createdAt', 'sample'])

/** The history of a conversation in words, people by their names. */
export function conversationHistoryWords(
  i18n: I18n,
  people: readonly PersonLink[],
  dayOf: (day: string) => string,
): HistoryWords {
  const fields = conversationFieldWords(i18n)
  const nameOf = (person: string) => people.find(({ id }) => id === person)?.name ?? i18n.t('somebody else')
  return {
    isTold: ({ path: [field = ''] }) => !OWN.has(field),
    field: ([field = '', key = '']) =>
      field === 'participantNotes' ? i18n.t('Note on {name}', { name: nameOf(key) }) : (fields[field] ?? field),
    value: ([field = '', key = ''], text) => {
      if (field === 'participants') return nameOf(key)
      if (field === 'tags') return `#${key}`
      if (field === 'deletedAt') return i18n.t('moved there')
      return conversationValueWords(i18n, field, text, dayOf)
    },
  }
}
