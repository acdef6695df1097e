import { Plus, X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { lineIds } from '#client/line-ids.ts'
import { useCommand } from '#client/use-command.ts'
import { useJournalClient, useJournalConnection } from '#client/journal-provider.tsx'
import { startedByWords } from '#parts/conversation-words.ts'
import { ChannelSelect } from '#parts/channel-select.tsx'
import { FollowUpTerms, FollowUpText, newFollowUp } from '#parts/follow-up-fields.tsx'
import { keepLastChannel, lastChannel } from '#parts/last-channel.ts'
import { DayField } from '#parts/day-field.tsx'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import { STARTED_BY } from '#shared/model/started-by.ts'
import { dueOfTask } from '#shared/quick-log/due-of-task.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { LazyNotesEditor } from '#ui/lazy-notes-editor.tsx'
import { PageHeader, Section } from '#ui/page.tsx'
import { refusesInput } from '#ui/refuse-input.ts'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useToasts } from '#ui/toasts.tsx'
import { usePlaces } from '#parts/places.tsx'
import { useDraft } from '#ui/use-draft.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useSaveKey } from '#ui/use-save-key.ts'
import { useToday } from '#ui/use-today.ts'
import {
  beginDraft,
  emptyDraft,
  keepDraft,
  keptDraft,
  isWritten,
  type ConversationDraft,
  type DraftedFollowUp,
} from './conversation-draft.ts'
import { draftKeeping } from './draft-keeping.ts'
import { MentionOffers, useMentions } from './mention-offers.tsx'
import { MinutesField } from './minutes-field.tsx'
import { completions } from './notes-completions.ts'
import { ParticipantsField, toParticipants, typedParticipant } from '#parts/participants-field.tsx'
import { TagsField } from './tags-field.tsx'
import { TimeField } from './time-field.tsx'
import styles from './journal.module.css'

export interface NewConversationPageProps {
  /** What a line said already, from the quick log's "full entry". A draft that was kept waits for it. */
  start?: Partial<ConversationDraft> | undefined
}

/** The full entry: everything that a conversation can hold, written at once. */
export function NewConversationPage({ start }: NewConversationPageProps) {
  const { onOpen } = usePlaces()
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const connection = useJournalConnection()
  const client = useJournalClient()
  const keeping = draftKeeping(connection)
  const toasts = useToasts()
  const form = useId()
  const { mentioned, mention } = useMentions()
  const {
    draft,
    change: set,
    replace,
  } = useDraft<ConversationDraft>(
    () =>
      start === undefined
        ? (keptDraft(connection) ?? emptyDraft(today, lastChannel()))
        : { ...emptyDraft(today, lastChannel()), ...start },
    (next) => {
      keepDraft(connection, next)
      keeping.keepSoon()
    },
  )
  const first = useRef(draft)
  useEffect(() => {
    if (start === undefined) return
    beginDraft(connection, start, first.current)
    keeping.keepSoon()
  }, [connection, keeping, start])
  const [round, setRound] = useState(0)
  const [ids] = useState(() => lineIds(null))
  const log = useCommand('logLine', { said: i18n.t('In the journal.') })
  const isHere = useIsHere()
  const discard = () => {
    keepDraft(connection, null)
    keeping.keepSoon()
    replace(keptDraft(connection) ?? emptyDraft(today, lastChannel()))
    setRound((before) => before + 1)
    const bringBack = () => {
      beginDraft(connection, {}, draft)
      keeping.keepSoon()
      if (!isHere.current) return onOpen({ page: 'new-conversation' })
      replace(draft)
      setRound((before) => before + 1)
    }
    toasts.show(i18n.t('The draft is discarded.'), { undo: bringBack })
  }

  const save = async (event?: FormEvent) => {
    event?.preventDefault()
    if (log.pending || !isWritten(draft) || refusesInput()) return
    const { people, typed, followUps, topic, tags, ...rest } = draft
    const name = typed.trim()
    const meant = name === '' ? null : await typedParticipant(client, name, () => people)
    const all = toParticipants(meant === null ? people : [...people, meant])
    const planned = followUps.filter(({ text }) => text.trim() !== '')
    try {
      const id = await ids.idOf(JSON.stringify(draft))
      await log.run({
        id,
        draft: keeping.withoutTop(),
        parts: [
          { kind: 'conversation', ...rest, topic: topic.trim(), tags: [...tags], people: all },
          ...planned.map(({ text, due, actor }) => ({
            kind: 'follow-up' as const,
            text: text.trim(),
            due,
            actor,
            people: all,
          })),
        ],
      })
      ids.logged()
      keepLastChannel(draft.channel)
      keepDraft(connection, null)
      keeping.endTop()
      onOpen({ page: 'conversation', id })
    } catch {
      // The user has been told; everything stays as it was written.
      keeping.keepSoon()
    }
  }

  // Also from the screen itself, where one arrives with a line that was understood.
  useSaveKey(() => void save())

  return (
    <form id={form} className={styles.page} onSubmit={(event) => void save(event)} key={round}>
      <PageHeader
        title={i18n.t('New conversation')}
        actions={
          <>
            {isWritten(draft) && <Button onPress={discard}>{i18n.t('Discard')}</Button>}
            <Button kind="primary" type="submit" keys="$mod+Enter" isDisabled={!isWritten(draft) || log.pending}>
              {i18n.t('Save')}
            </Button>
          </>
        }
      />
      <div className={styles.fields}>
        <div className={styles.wide}>
          <ParticipantsField
            people={draft.people}
            onChange={(people) => set({ people })}
            typed={draft.typed}
            onTypedChange={(typed) => set({ typed })}
            autoFocus={draft.people.length === 0 || round > 0}
          />
        </div>
        <ChannelSelect value={draft.channel} onChange={(channel) => set({ channel })} />
        <DayField
          label={i18n.t('When')}
          toward="past"
          value={draft.date}
          onChange={(date) => date !== null && set({ date: date as CivilDate })}
          quickPicks={[
            { label: i18n.t('Today'), day: today },
            { label: i18n.t('Yesterday'), day: addDays(today, -1) },
          ]}
        />
        <TimeField value={draft.time} onChange={(time) => set({ time })} />
        <MinutesField value={draft.minutes} onChange={(minutes) => set({ minutes })} />
        <Select
          label={i18n.t('Who began?')}
          options={STARTED_BY.map((who) => ({ id: who, label: startedByWords(i18n)[who] }))}
          value={draft.startedBy}
          onChange={(startedBy) => set({ startedBy })}
        />
        <div className={styles.half}>
          <TextField
            label={i18n.t('About')}
            value={draft.topic}
            onChange={(topic) => set({ topic })}
            maxLength={2000}
          />
        </div>
        <div className={styles.half}>
          <TagsField tags={draft.tags} onChange={(tags) => set({ tags })} />
        </div>
      </div>
      <Section title={i18n.t('Notes')}>
        <div className={styles.notes}>
          <LazyNotesEditor
            label={i18n.t('Notes')}
            placeholder={i18n.t(
              'What was said. @ for people, # for tags, - [ ] for what is to be done, / for templates.',
            )}
            value={draft.notes}
            onChange={(notes) => set({ notes })}
            onSubmit={() => void save()}
            {...completions(client, mention)}
            taskAction={{
              label: i18n.t('Make follow-up'),
              except: draft.followUps.map(({ text }) => text),
              run: (text) => set(({ followUps }) => ({ followUps: [...followUps, draftFollowUp(today, text)] })),
            }}
          />
          <MentionOffers
            text={draft.notes}
            mentioned={mentioned}
            people={draft.people}
            onAdd={(person) => set(({ people }) => ({ people: [...people, person] }))}
            onRemove={(person) =>
              set(({ people }) => ({
                people: people.filter(({ id, name }) => id !== person.id || name !== person.name),
              }))
            }
          />
        </div>
      </Section>
      <Section title={i18n.t('What I learned')}>
        <div className={styles.notes}>
          <LazyNotesEditor
            size="compact"
            label={i18n.t('What I learned')}
            placeholder={i18n.t('About them, about the work, about yourself.')}
            value={draft.learned}
            onChange={(learned) => set({ learned })}
            onSubmit={() => void save()}
          />
        </div>
      </Section>
      <Section
        title={i18n.t('Follow-ups')}
        actions={
          <Button
            kind="plain"
            size="small"
            icon={<Plus aria-hidden />}
            onPress={() => set(({ followUps }) => ({ followUps: [...followUps, draftFollowUp(today)] }))}
          >
            {i18n.t('Add')}
          </Button>
        }
      >
        {draft.followUps.map((followUp) => (
          <DraftedFollowUpLine
            key={followUp.key}
            followUp={followUp}
            onChange={(changed) =>
              set(({ followUps }) => ({
                followUps: followUps.map((one) => (one.key === changed.key ? changed : one)),
              }))
            }
            onRemove={() =>
              set(({ followUps }) => ({ followUps: followUps.filter(({ key }) => key !== followUp.key) }))
            }
          />
        ))}
      </Section>
    </form>
  )
}

interface DraftedFollowUpLineProps {
  followUp: DraftedFollowUp
  onChange: (followUp: DraftedFollowUp) => void
  onRemove: () => void
}

function DraftedFollowUpLine({ followUp, onChange, onRemove }: DraftedFollowUpLineProps) {
  const i18n = useI18n()
  return (
    <div className={styles.followUpFields}>
      <FollowUpText draft={followUp} onChange={onChange} autoFocus={followUp.text === ''} className={styles.grow} />
      <FollowUpTerms draft={followUp} onChange={onChange} />
      <span className={styles.formActions}>
        <IconButton label={i18n.t('Remove this follow-up')} onPress={onRemove}>
          <X />
        </IconButton>
      </span>
    </div>
  )
}

function draftFollowUp(today: CivilDate, text = ''): DraftedFollowUp {
  const usual = newFollowUp(today, text)
  return { ...usual, due: dueOfTask(text, today) ?? usual.due, key: crypto.randomUUID() }
}

/** Whether the screen is still shown when something happens later. */
function useIsHere() {
  const isHere = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => void (isHere.current = false)
  }, [])
  return isHere
}
