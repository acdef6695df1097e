import type { I18n } from '@lingui/core'
import { everyWords } from '#parts/every-words.ts'
import { whatWords } from '#parts/giving-words.ts'
import { conversationWords } from '#parts/conversation-words.ts'
import { addDays, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { formatPartialDay } from '#parts/format-partial-day.ts'
import type { ChipLabel, ChoiceLabel } from '#shared/quick-log/chip.ts'
import type { KnownPerson } from '#shared/quick-log/draft.ts'
import { formatDay, relativeDay } from '#ui/format-day.ts'

/** Whose words, on which day, and whom the line may name. */
export interface LineToday {
  readonly i18n: I18n
  readonly locale: string
  readonly today: CivilDate
  readonly known: readonly KnownPerson[]
}

export interface ChipWords {
  readonly words: string
  /** A quiet word behind: "new", "which?". */
  readonly mark?: string | undefined
  /** What a screen reader says. */
  readonly name: string
}

export function chipWords(label: ChipLabel, line: LineToday): ChipWords {
  const { i18n } = line
  const words = labelWords(label, line)
  switch (label.kind) {
    case 'person': {
      const names = {
        known: i18n.t('With {name}', { name: words }),
        new: i18n.t('With {name}, new', { name: words }),
        unsure: i18n.t('With {name}, which one?', { name: words }),
      }
      const marks = { known: undefined, new: i18n.t('new'), unsure: i18n.t('which one?') }
      return { words, mark: marks[label.standing], name: names[label.standing] }
    }
    case 'organisation':
      return { words, name: i18n.t('{name} works at {organisation}', label) }
    case 'day':
      return { words, name: words }
    case 'channel':
      return { words, name: i18n.t('How: {channel}', { channel: words }) }
    case 'date':
      return { words, name: i18n.t('When: {day}', { day: words }) }
    case 'time': {
      const said = i18n.t('at {time}', { time: words })
      return { words: said, name: i18n.t('When: at {time}', { time: words }) }
    }
    case 'minutes':
      return { words, name: i18n.t('How long: {length}', { length: words }) }
    case 'topic':
      return { words, name: i18n.t('About: {topic}', { topic: words }) }
    case 'tag':
      return { words, name: i18n.t('Tag #{tag}', { tag: label.tag }) }
    case 'follow-up':
      return { words, name: i18n.t('Follow-up: {text}', { text: words }) }
    case 'due': {
      const day = label.day === null ? i18n.t('no date') : words
      return { words: day, name: i18n.t('Due: {day}', { day }) }
    }
    case 'every':
      return { words, name: i18n.t('Comes again: {often}', { often: words }) }
    case 'give':
      return {
        words,
        name:
          label.direction === 'given'
            ? i18n.t('Given: {text}', { text: label.text })
            : i18n.t('Received: {text}', { text: label.text }),
      }
    case 'what':
      return { words, name: i18n.t('Kind: {what}', { what: words }) }
    case 'need':
      return { words, name: i18n.t('Need: {text}', { text: label.text }) }
    case 'ask':
      return { words, name: i18n.t('My ask: {text}', { text: label.text }) }
    case 'introduction':
      return { words, name: i18n.t('Introduction: {names}', { names: words }) }
    case 'owner':
      return { words, name: i18n.t('To be done {by}', { by: words }) }
  }
}

export function choiceWords(label: ChoiceLabel, line: LineToday): { label: string; detail?: string } {
  const { i18n, locale, today } = line
  switch (label.kind) {
    case 'known person': {
      const spoken = label.known?.lastConversation ?? null
      const last =
        spoken === null
          ? i18n.t('not spoken with yet')
          : i18n.t('spoken with {when}', { when: relativeDay(locale, spoken, today) })
      const { organisation, apart } = label.known ?? {}
      // Several of one name are told apart by what they do, and by how one reaches them.
      const details = [apart?.title, organisation, last, apart?.channel]
      return { label: label.name, detail: details.filter(Boolean).join(' · ') }
    }
    case 'new person':
      return { label: i18n.t('Somebody new: {name}', { name: label.name }) }
    case 'note':
      return { label: i18n.t('Back into the note') }
    default:
      return { label: labelWords(label, line) }
  }
}

function labelWords(label: ChipLabel, line: LineToday): string {
  const { i18n, locale } = line
  switch (label.kind) {
    case 'person': {
      const { name, organisation, standing } = label
      return standing === 'new' && organisation !== null && organisation !== '' ? `${name} (${organisation})` : name
    }
    case 'organisation':
      return i18n.t('{name} at {organisation}', label)
    case 'day':
      return `${label.label}: ${formatPartialDay(locale, label.date)}`
    case 'channel':
      return conversationWords(i18n)[label.channel]
    case 'date':
      return dayWords(label.day, line)
    case 'time':
      return timeWords(label.time, locale)
    case 'minutes':
      return i18n.t('{count, plural, one {# minute} other {# minutes}}', { count: label.minutes })
    case 'topic':
    case 'follow-up':
      return label.text
    case 'give':
      return label.direction === 'given'
        ? i18n.t('Given: {text}', { text: label.text })
        : i18n.t('Received: {text}', { text: label.text })
    case 'what':
      return whatWords(i18n)[label.what]
    case 'need':
      return i18n.t('Needs {text}', { text: label.text })
    case 'ask':
      return label.text
    case 'introduction':
      return i18n.t('{a} and {b}', { a: label.a, b: label.b })
    case 'tag':
      return `#${label.tag}`
    case 'every':
      return label.every === null ? i18n.t('once') : everyWords(i18n, label.every)
    case 'due':
      return label.day === null ? i18n.t('No date') : dayWords(label.day, line)
    case 'owner':
      if (label.actor === 'me') return i18n.t('by me')
      return label.name === null ? i18n.t('by them') : i18n.t('by {name}', { name: label.name })
  }
}

/** "Today", "Yesterday", "Tomorrow", else the day itself. */
function dayWords(day: CivilDate, { i18n, locale, today }: LineToday): string {
  if (day === today) return i18n.t('Today')
  if (day === addDays(today, -1)) return i18n.t('Yesterday')
  if (day === addDays(today, 1)) return i18n.t('Tomorrow')
  return formatDay(locale, day, 'weekday', today)
}

function timeWords(time: CivilTime, locale: string): string {
  const shown = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
  return shown.format(new Date(`2026-01-01T${time}Z`))
}
