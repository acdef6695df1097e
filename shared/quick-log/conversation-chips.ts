import { addDays } from '#shared/model/civil-date.ts'
import { CONVERSATION_CHANNELS } from '#shared/model/conversation-channel.ts'
import type { Chip, ChipChoice, ChipContext, ChipLabel } from './chip.ts'
import { personChip, TO_NOTE } from './person-chip.ts'
import type { UnderstoodConversation } from './understand-conversation.ts'
import type { Part } from './understanding.ts'

const DAYS_BACK = [0, -1, -2, -3, -4, -5, -6, -7]
const USUAL_MINUTES = [15, 20, 30, 45, 60, 90, 120]

/** What is understood of the conversation itself. */
export function conversationChips(conversation: UnderstoodConversation, context: ChipContext): Chip[] {
  const { people, organisations, channel, date, time, minutes, topic, tags } = conversation
  const { idOf, today } = context
  const chip = (
    part: Part<unknown>,
    label: ChipLabel,
    {
      id = label.kind,
      choices = [],
      field = null,
    }: { id?: string; choices?: ChipChoice[]; field?: Chip['field'] } = {},
  ): Chip => {
    // What holds without a word has none to give back.
    const all = part.written === '' ? choices : [...choices, TO_NOTE]
    return { id: idOf(id), key: part.key, label, span: part.span, choices: all, field }
  }
  return [
    ...people.map((person, index) => personChip(person, idOf(`person-${index}`), context)),
    ...organisations.map((one, index) =>
      chip(
        one,
        { kind: 'organisation', name: one.person.name, organisation: one.value },
        { id: `organisation-${index}` },
      ),
    ),
    chip(
      channel,
      { kind: 'channel', channel: channel.value },
      {
        choices: CONVERSATION_CHANNELS.map((one) => ({
          choice: one,
          label: { kind: 'channel', channel: one },
          isChosen: one === channel.value,
        })),
      },
    ),
    chip(
      date,
      { kind: 'date', day: date.value },
      {
        choices: DAYS_BACK.map((back) => addDays(today, back)).map((day) => ({
          choice: day,
          label: { kind: 'date', day },
          isChosen: day === date.value,
        })),
        field: { type: 'date', value: date.value },
      },
    ),
    ...(time === null
      ? []
      : [chip(time, { kind: 'time', time: time.value }, { field: { type: 'time', value: time.value } })]),
    ...(minutes === null
      ? []
      : [chip(minutes, { kind: 'minutes', minutes: minutes.value }, { choices: lengths(minutes.value) })]),
    ...(topic === null ? [] : [chip(topic, { kind: 'topic', text: topic.value })]),
    ...tags.map((tag, index) => chip(tag, { kind: 'tag', tag: tag.value }, { id: `tag-${index}` })),
  ]
}

/** Usual lengths, and the one that was read. */
export function lengths(chosen: number): ChipChoice[] {
  return [...new Set([...USUAL_MINUTES, chosen])]
    .toSorted((a, b) => a - b)
    .map((minutes) => ({
      choice: String(minutes),
      label: { kind: 'minutes', minutes },
      isChosen: minutes === chosen,
    }))
}
