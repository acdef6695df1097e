import { useState } from 'react'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { lineIds } from '#client/line-ids.ts'
import { useCommand } from '#client/use-command.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { PersonId } from '#shared/model/id.ts'
import { keepLastChannel } from './last-channel.ts'
import { refusesInput } from '#ui/refuse-input.ts'
import { useDraft } from '#ui/use-draft.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useSaveKey } from '#ui/use-save-key.ts'

interface WrittenDown {
  readonly date: string | null
  readonly channel: ConversationChannel
  readonly topic: string
  readonly notes: string
}

// Kept while its journal is open: Escape, or a look at another screen, must not cost what was written about somebody.
const kept = new WeakMap<object, Map<PersonId, WrittenDown>>()

/** Writing down a conversation with one person: what is written until it is saved, and saving it. */
export function useLogForm(
  person: { readonly id: PersonId; readonly name: string },
  start: {
    readonly date: string
    readonly channel: ConversationChannel
    /** What is known of it beforehand. */
    readonly topic?: string
    readonly time?: CivilTime | null
    readonly minutes?: number | null
    /** Who took part, `person` among them; otherwise nobody else. */
    readonly people?: readonly { readonly id: PersonId }[]
  },
  { onClose, onLogged = onClose }: { onClose: () => void; onLogged?: () => void },
) {
  const i18n = useI18n()
  const connection = useJournalConnection()
  const giveUp = () => void kept.get(connection)?.delete(person.id)
  const { draft: written, change: set } = useDraft<WrittenDown>(
    () =>
      kept.get(connection)?.get(person.id) ?? {
        date: start.date,
        channel: start.channel,
        topic: start.topic ?? '',
        notes: '',
      },
    (next) => {
      if (`${next.topic}${next.notes}`.trim() === '') return giveUp()
      kept.set(connection, (kept.get(connection) ?? new Map<PersonId, WrittenDown>()).set(person.id, next))
    },
  )
  const log = useCommand('logLine', {
    said: i18n.t('Logged a conversation with {name}.', { name: person.name }),
  })
  const [ids] = useState(() => lineIds(null))
  const { date, channel, topic, notes } = written
  const canSave = date !== null && !log.pending
  const save = async () => {
    if (date === null || log.pending || refusesInput()) return
    const { people = [{ id: person.id }], time = null, minutes = null } = start
    const said = { date: date as CivilDate, time, minutes, channel, topic: topic.trim(), notes, people: [...people] }
    try {
      const id = await ids.idOf(JSON.stringify(said))
      await log.run({ id, parts: [{ kind: 'conversation', ...said }] })
    } catch {
      // The user has been told; everything stays as it was written.
      return
    }
    ids.logged()
    keepLastChannel(channel)
    giveUp()
    onLogged()
  }
  useSaveKey(() => void save())
  /** Closing alone keeps what was written. */
  const cancel = () => {
    giveUp()
    onClose()
  }
  return { written, set, canSave, save, cancel }
}
