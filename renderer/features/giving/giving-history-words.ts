import type { I18n } from '@lingui/core'
import { directionWords, standingWords, whatWords } from '#parts/giving-words.ts'
import type { HistoryWords } from '#parts/history-sittings.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { askEvent } from '#shared/model/ask.ts'

/** What the document keeps for itself and nobody wrote. */
const OWN = new Set(['kind', 'schema', 'createdAt', 'sample', 'origin'])

/** The fields of a gift or an ask in words, people by their names. @param dayOf a civil day as it is read */
export function givingHistoryWords(
  i18n: I18n,
  { people, isAsk }: { people: readonly PersonLink[]; isAsk: boolean },
  dayOf: (day: string) => string,
): HistoryWords {
  const fields: ReadonlyMap<string, string> = new Map([
    ['direction', i18n.t('Which way')],
    ['what', i18n.t('Kind')],
    ['text', i18n.t('In one sentence')],
    ['people', isAsk ? i18n.t('Whom I asked') : i18n.t('With whom')],
    ['day', i18n.t('On')],
    ['openedOn', i18n.t('On')],
    ['minutes', i18n.t('Minutes')],
    ['answers', i18n.t('It answers a need')],
    ['events', i18n.t('How it stands')],
    ['outcome', i18n.t('What came of it')],
    ['helpPutAside', i18n.t('Asked whether it helped')],
    ['thanks', i18n.t('Thanks')],
    ['deletedAt', i18n.t('Trash')],
  ])
  const directions: Readonly<Record<string, string>> = directionWords(i18n)
  const whats: Readonly<Record<string, string>> = whatWords(i18n)
  return {
    isTold: ({ path: [field = ''] }) => !OWN.has(field),
    field: ([field = '']) => fields.get(field) ?? field,
    value: ([field = '', key = ''], text) => {
      switch (field) {
        case 'deletedAt':
          return i18n.t('moved there')
        case 'direction':
          return directions[text] ?? text
        case 'what':
          return whats[text] ?? text
        case 'day':
        case 'openedOn':
          return dayOf(text)
        case 'people':
          return people.find(({ id }) => id === key)?.name ?? i18n.t('somebody else')
        case 'answers':
          return i18n.t('yes')
        case 'helpPutAside':
          return i18n.t('put aside')
        case 'events':
          return standingOf(i18n, text)
        default:
          return text
      }
    },
  }
}

function standingOf(i18n: I18n, text: string): string {
  try {
    const event = askEvent.safeParse(JSON.parse(text)).data
    return event === undefined ? text : standingWords(i18n)[event.standing]
  } catch {
    return text
  }
}
