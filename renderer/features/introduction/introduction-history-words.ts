import type { I18n } from '@lingui/core'
import type { HistoryWords } from '#parts/history-sittings.ts'
import { consentWords, sideName } from '#parts/introduction-words.ts'
import type { IntroductionPage } from '#shared/contract/introduction-contract.ts'
import { introductionEvent, type IntroductionSide } from '#shared/model/introduction.ts'

/** What the document keeps for itself and nobody wrote. */
const OWN = new Set(['kind', 'schema', 'createdAt', 'sample'])

/** The fields of an introduction in words, people by their names. */
export function introductionHistoryWords(i18n: I18n, introduction: IntroductionPage): HistoryWords {
  const name = (side: IntroductionSide) => sideName(i18n, introduction[side])
  const told = (other: IntroductionSide, about: IntroductionSide) =>
    i18n.t('What {other} is told of {name}', { other: name(other), name: name(about) })
  const fields: ReadonlyMap<string, string> = new Map([
    ['a', i18n.t('Whom it is for')],
    ['b', i18n.t('Whose time is asked for')],
    ['why', i18n.t('Why they should know each other')],
    ['blurbA', told('b', 'a')],
    ['blurbB', told('a', 'b')],
    ['events', i18n.t('What happened')],
    ['outcome', i18n.t('What came of it')],
    ['deletedAt', i18n.t('Trash')],
  ])
  return {
    isTold: ({ path: [field = ''] }) => !OWN.has(field),
    field: ([field = '']) => fields.get(field) ?? field,
    value: ([field = ''], text) => {
      if (field === 'deletedAt') return i18n.t('moved there')
      if (field === 'events') return eventText(i18n, introduction, text)
      if (field !== 'a' && field !== 'b') return text
      const person = [introduction.a.person, introduction.b.person].find((one) => one?.id === text)
      return person?.name ?? i18n.t('somebody else')
    },
  }
}

/** What was said, by whom; of somebody who is not on that side any more it is told without the name. */
function eventText(i18n: I18n, introduction: IntroductionPage, text: string): string {
  const event = introductionEvent.safeParse(parsed(text)).data
  if (event === undefined) return text
  const words = { ...consentWords(i18n), introduced: i18n.t('Introduced'), outcome: i18n.t('Asked what came of it') }
  const word = words[event.type]
  const { person = null } = event.side === null ? {} : introduction[event.side]
  const isTheirs = 'person' in event && person !== null && person.id === event.person
  const who = isTheirs ? person.name : i18n.t('somebody else')
  const said = event.side === null ? word : i18n.t('{name}: {word}', { name: who, word })
  return [said, event.note].filter(Boolean).join('. ')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
