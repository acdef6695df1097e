import type { I18n } from '@lingui/core'
import { conversationWords } from '#parts/conversation-words.ts'
import { addDays, addMonths, weekdayOf, type CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { KnownPerson } from '#shared/quick-log/draft.ts'
import { formatDay, relativeDay } from '#ui/format-day.ts'
import { IN_NOTE, NEW_PERSON, NO_DAY } from '#shared/quick-log/corrections.ts'
import type { Part, Understood, UnderstoodFollowUp, UnderstoodPerson } from '#shared/quick-log/understand-line.ts'

export interface ChipChoice {
  /** As `Corrections` has it. */
  readonly choice: string
  readonly label: string
  readonly detail?: string
  readonly isChosen?: boolean
}

export interface ChipModel {
  /** Unique in the bar, and the same as long as the chip stands where it stands. */
  readonly id: string
  /** What a choice corrects. */
  readonly key: string
  readonly kind: 'person' | 'channel' | 'date' | 'time' | 'minutes' | 'topic' | 'tag' | 'follow-up' | 'due' | 'owner'
  readonly words: string
  /** A quiet word behind: "new", "which?". */
  readonly mark?: string
  /** What a screen reader says. */
  readonly name: string
  readonly tone: 'plain' | 'new' | 'care'
  readonly choices: readonly ChipChoice[]
  /** A field besides the choices, for what no list can hold. */
  readonly field?: { readonly type: 'date' | 'time'; readonly label: string; readonly value: string }
}

export interface ChipRow {
  readonly id: string
  readonly name: string
  readonly isFollowUp: boolean
  readonly chips: readonly ChipModel[]
  /** What is kept word for word. */
  readonly note: string
}

export interface ChipWords {
  readonly i18n: I18n
  readonly locale: string
  readonly today: CivilDate
  readonly known: readonly KnownPerson[]
}

/** What is understood, as chips: the conversation in one row, and each follow-up in one. */
export function chipRows({ conversation, followUps }: Understood, words: ChipWords): readonly ChipRow[] {
  const { i18n } = words
  const rows: ChipRow[] = []
  if (conversation !== null) {
    const { people, channel, date, time, minutes, topic, tags, note } = conversation
    const chips = [
      ...people.map((person, index) => personChip(person, `person-${index}`, words)),
      channelChip(channel, words),
      dateChip(date, words),
      ...(time === null ? [] : [timeChip(time, words)]),
      ...(minutes === null ? [] : [minutesChip(minutes, words)]),
      ...(topic === null ? [] : [topicChip(topic, words)]),
      ...tags.map((tag, index) => tagChip(tag, index, words)),
    ]
    rows.push({ id: 'conversation', name: i18n.t('Conversation'), isFollowUp: false, chips, note })
  }
  const shown = new Set(conversation?.people.map(({ key }) => key))
  followUps.forEach((followUp, index) => {
    const same = followUp.people.length === shown.size && followUp.people.every(({ key }) => shown.has(key))
    rows.push(followUpRow(followUp, index, same ? [] : followUp.people, words))
  })
  return rows
}

function personChip(person: UnderstoodPerson, id: string, { i18n, locale, today, known }: ChipWords): ChipModel {
  const { name, organisation, standing, candidates } = person
  const where = organisation === null || organisation === '' ? '' : organisation
  const words = where !== '' && standing === 'new' ? `${name} (${where})` : name
  const choices = candidates.map((candidate): ChipChoice => {
    const found = known.find((one) => one.id === candidate)
    const spoken = found?.lastConversation ?? null
    const last =
      spoken === null
        ? i18n.t('not spoken with yet')
        : i18n.t('spoken with {when}', { when: relativeDay(locale, spoken, today) })
    return {
      choice: candidate,
      label: found?.name ?? name,
      detail: [found?.organisation, last].filter(Boolean).join(' · '),
      isChosen: candidate === person.id,
    }
  })
  const made = {
    choice: NEW_PERSON,
    label: i18n.t('Somebody new: {name}', { name: person.written }),
    isChosen: person.id === null,
  }
  return {
    id,
    key: person.key,
    kind: 'person',
    words,
    ...(standing === 'new' ? { mark: i18n.t('new') } : standing === 'unsure' ? { mark: i18n.t('which one?') } : {}),
    name: {
      known: i18n.t('With {name}', { name: words }),
      new: i18n.t('With {name}, new', { name: words }),
      unsure: i18n.t('With {name}, which one?', { name: words }),
    }[standing],
    tone: ({ known: 'plain', new: 'new', unsure: 'care' } as const)[standing],
    choices: [...choices, made, toNote(i18n)],
  }
}

function channelChip(channel: Part<ConversationChannel>, { i18n }: ChipWords): ChipModel {
  const words = conversationWords(i18n)
  return {
    id: 'channel',
    key: channel.key,
    kind: 'channel',
    words: words[channel.value],
    name: i18n.t('How: {channel}', { channel: words[channel.value] }),
    tone: 'plain',
    choices: [
      ...Object.entries(words).map(([choice, label]) => ({ choice, label, isChosen: choice === channel.value })),
      ...orToNote(channel, i18n),
    ],
  }
}

function dateChip(date: Part<CivilDate>, words: ChipWords): ChipModel {
  const { i18n, today } = words
  const days = [0, -1, -2, -3, -4, -5, -6, -7].map((back) => addDays(today, back))
  return {
    id: 'date',
    key: date.key,
    kind: 'date',
    words: dayWords(date.value, words),
    name: i18n.t('When: {day}', { day: dayWords(date.value, words) }),
    tone: 'plain',
    choices: [
      ...days.map((day) => ({ choice: day, label: dayWords(day, words), isChosen: day === date.value })),
      ...orToNote(date, i18n),
    ],
    field: { type: 'date', label: i18n.t('Another day'), value: date.value },
  }
}

function timeChip(time: Part<string>, { i18n, locale }: ChipWords): ChipModel {
  const shown = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(`2026-01-01T${time.value}Z`),
  )
  return {
    id: 'time',
    key: time.key,
    kind: 'time',
    words: i18n.t('at {time}', { time: shown }),
    name: i18n.t('When: at {time}', { time: shown }),
    tone: 'plain',
    choices: [toNote(i18n)],
    field: { type: 'time', label: i18n.t('Another time'), value: time.value },
  }
}

function minutesChip(minutes: Part<number>, { i18n }: ChipWords): ChipModel {
  const say = (count: number) => i18n.t('{count, plural, one {# minute} other {# minutes}}', { count })
  const lengths = [...new Set([15, 20, 30, 45, 60, 90, 120, minutes.value])].toSorted((a, b) => a - b)
  return {
    id: 'minutes',
    key: minutes.key,
    kind: 'minutes',
    words: say(minutes.value),
    name: i18n.t('How long: {length}', { length: say(minutes.value) }),
    tone: 'plain',
    choices: [
      ...lengths.map((length) => ({ choice: String(length), label: say(length), isChosen: length === minutes.value })),
      ...orToNote(minutes, i18n),
    ],
  }
}

function topicChip(topic: Part<string>, { i18n }: ChipWords): ChipModel {
  return {
    id: 'topic',
    key: topic.key,
    kind: 'topic',
    words: topic.value,
    name: i18n.t('About: {topic}', { topic: topic.value }),
    tone: 'plain',
    choices: [toNote(i18n)],
  }
}

function tagChip(tag: Part<string>, index: number, { i18n }: ChipWords): ChipModel {
  return {
    id: `tag-${index}`,
    key: tag.key,
    kind: 'tag',
    words: `#${tag.value}`,
    name: i18n.t('Tag #{tag}', { tag: tag.value }),
    tone: 'plain',
    choices: [toNote(i18n)],
  }
}

function followUpRow(
  followUp: UnderstoodFollowUp,
  index: number,
  people: readonly UnderstoodPerson[],
  words: ChipWords,
): ChipRow {
  const { i18n } = words
  const id = (part: string) => `follow-up-${index}-${part}`
  const { due, owedBy, text } = followUp
  const only = followUp.people.length === 1 ? followUp.people[0] : undefined
  const by = {
    me: i18n.t('by me'),
    them: only === undefined ? i18n.t('by them') : i18n.t('by {name}', { name: only.name }),
  }
  const day = due.value === null ? i18n.t('no date') : dayWords(due.value, words)
  return {
    id: id('row'),
    name: i18n.t('Follow-up'),
    isFollowUp: true,
    note: '',
    chips: [
      {
        id: id('text'),
        key: followUp.key,
        kind: 'follow-up',
        words: text,
        name: i18n.t('Follow-up: {text}', { text }),
        tone: 'plain',
        choices: [toNote(i18n)],
      },
      {
        id: id('due'),
        key: due.key,
        kind: 'due',
        words: day,
        name: i18n.t('Due: {day}', { day }),
        tone: 'plain',
        choices: [
          ...laterDays(words.today).map((later) => ({
            choice: later,
            label: dayWords(later, words),
            isChosen: later === due.value,
          })),
          { choice: NO_DAY, label: i18n.t('No date'), isChosen: due.value === null },
        ],
        field: { type: 'date', label: i18n.t('Another day'), value: due.value ?? '' },
      },
      {
        id: id('owner'),
        key: owedBy.key,
        kind: 'owner',
        words: by[owedBy.value],
        name: i18n.t('To be done {by}', { by: by[owedBy.value] }),
        tone: 'plain',
        choices: (['me', 'them'] as const).map((owner) => ({
          choice: owner,
          label: by[owner],
          isChosen: owner === owedBy.value,
        })),
      },
      ...people.map((person, position) => personChip(person, id(`person-${position}`), words)),
    ],
  }
}

/** Tomorrow, this Friday, the next Monday, in two weeks, in a month, in three. */
function laterDays(today: CivilDate): CivilDate[] {
  const weekday = weekdayOf(today)
  const days = [
    addDays(today, 1),
    addDays(today, (5 - weekday + 7) % 7 || 7),
    addDays(today, 8 - weekday),
    addDays(today, 14),
    addMonths(today, 1),
    addMonths(today, 3),
  ]
  return [...new Set(days)].toSorted()
}

/** "Today", "Yesterday", "Tomorrow", else the day itself. */
function dayWords(day: CivilDate, { i18n, locale, today }: ChipWords): string {
  if (day === today) return i18n.t('Today')
  if (day === addDays(today, -1)) return i18n.t('Yesterday')
  if (day === addDays(today, 1)) return i18n.t('Tomorrow')
  return formatDay(locale, day, 'weekday', today)
}

function toNote(i18n: I18n): ChipChoice {
  return { choice: IN_NOTE, label: i18n.t('Back into the note') }
}

/** What holds without a word has none to give back. */
function orToNote({ written }: Part<unknown>, i18n: I18n): ChipChoice[] {
  return written === '' ? [] : [toNote(i18n)]
}
