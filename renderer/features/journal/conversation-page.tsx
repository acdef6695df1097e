import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import type { ConversationPage as ConversationAnswer } from '#shared/contract/conversations-contract.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationText } from '#shared/model/conversation.ts'
import type { ConversationId } from '#shared/model/id.ts'
import { dueOfTask } from '#shared/quick-log/due-of-task.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { formatDay } from '#ui/format-day.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Section } from '#ui/page.tsx'
import { RowNavigation } from '#ui/row.tsx'
import { useTextSource } from '#parts/document-text.tsx'
import { SavedNotesEditor, type SavedNotesEditorProps } from '#parts/saved-notes-editor.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { ConversationConflicts } from './conversation-conflicts.tsx'
import { ConversationFacts, ConversationTopic } from './conversation-facts.tsx'
import { ConversationHistory } from './conversation-history.tsx'
import { ConversationFollowUps } from './conversation-follow-ups.tsx'
import { Awaited } from '#parts/awaited.tsx'
import { PlaceLink, usePlaces } from '#parts/places.tsx'
import { MentionOffers, useMentions } from './mention-offers.tsx'
import { completions } from './notes-completions.ts'
import { toParticipants } from '#parts/participants-field.tsx'
import { ParticipantNotes } from './participant-notes.tsx'
import { PlanBrief } from './plan-brief.tsx'
import styles from './journal.module.css'

export interface ConversationPageProps {
  id: ConversationId
}

/** One conversation, each part changed where it stands. */
export function ConversationPage({ id }: ConversationPageProps) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const { data: conversation, error, refetch } = useJournalQuery('conversation', { id })
  if (conversation !== undefined) {
    return <LoadedConversation key={conversation.id} conversation={conversation} />
  }
  return (
    <div className={styles.page}>
      <Awaited
        error={error}
        waiting={i18n.t('Opening the conversation')}
        failed={i18n.t('The conversation could not be opened.')}
        onRetry={refetch}
        absent={{
          words: i18n.t('This conversation is not in the journal.'),
          action: <Button onPress={() => onOpen({ page: 'journal' })}>{i18n.t('The journal')}</Button>,
        }}
      />
    </div>
  )
}

function LoadedConversation({ conversation: answer }: { conversation: ConversationAnswer }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday() as CivilDate
  const client = useJournalClient()
  const trash = useCommand('moveToTrash', { said: i18n.t('The conversation is in the trash.') })
  const restore = useCommand('restoreFromTrash', { said: i18n.t('The conversation is back.') })
  const { mentioned, mention } = useMentions()
  const edit = useCommand('editConversation', { said: i18n.t('Changed the conversation.') })
  const dueOf = (text: string) => dueOfTask(text, today) ?? addDays(today, 7)
  const schedule = useCommand('scheduleFollowUp', {
    said: (_, { text }) => i18n.t('Follow-up on {day}.', { day: formatDay(locale, dueOf(text), 'short', today) }),
  })
  // What lies in the trash is read, and changed only after it was taken out.
  const conversation = answer.deletedAt === null ? answer : { ...answer, readOnly: true }
  const [showsHistory, setShowsHistory] = useState(false)
  const toTrash = () => void trash.run({ ids: [answer.id] })
  useActions([
    {
      id: 'conversation-history',
      title: i18n.t('History of this conversation'),
      group: i18n.t('This conversation'),
      run: () => setShowsHistory(true),
    },
    {
      id: 'trash-conversation',
      title: i18n.t('Move this conversation to the trash'),
      group: i18n.t('This conversation'),
      when: () => !conversation.readOnly,
      run: toTrash,
    },
  ])
  return (
    <div className={styles.page}>
      {answer.deletedAt !== null && (
        <Banner
          tone="care"
          action={
            <Button size="small" onPress={() => void restore.run({ ids: [answer.id] })}>
              {i18n.t('Restore')}
            </Button>
          }
        >
          {i18n.t('This conversation is in the trash and is forgotten 30 days after being moved there.')}
        </Banner>
      )}
      {answer.readOnly && (
        <Banner>
          {i18n.t('A newer version of Rapport wrote this conversation. It can be read here, not changed.')}
        </Banner>
      )}
      {conversation.planned && answer.deletedAt === null && <PlanBrief id={conversation.id} />}
      <header className={styles.conversationHeader}>
        <p className={styles.above}>
          <PlaceLink to={{ page: 'journal' }}>{i18n.t('Journal')}</PlaceLink>
          {' · '}
          {formatDay(locale, conversation.date, 'long', today)}
        </p>
        <div className={styles.titleLine}>
          <ConversationTopic conversation={conversation} />
          <Menu
            label={i18n.t('More about this conversation')}
            trigger={
              <IconButton label={i18n.t('More')}>
                <Ellipsis />
              </IconButton>
            }
            groups={[
              {
                id: 'look',
                entries: [{ id: 'history', label: i18n.t('History…'), onAction: () => setShowsHistory(true) }],
              },
              {
                id: 'end',
                entries: [
                  {
                    id: 'trash',
                    label: i18n.t('Move to the trash'),
                    isDisabled: conversation.readOnly,
                    onAction: toTrash,
                  },
                ],
              },
            ]}
          />
        </div>
        <ConversationFacts conversation={conversation} />
        <ConversationConflicts conversation={conversation} />
      </header>
      <RowNavigation>
        <Section title={i18n.t('Notes')}>
          <div className={styles.notes}>
            <ConversationTextEditor
              conversation={conversation}
              field="notes"
              label={i18n.t('Notes')}
              placeholder={i18n.t(
                'What was said. @ for people, # for tags, - [ ] for what is to be done, / for templates.',
              )}
              {...completions(client, mention)}
              taskAction={{
                label: i18n.t('Make follow-up'),
                except: conversation.followUps.map(({ text }) => text),
                run: (text) =>
                  void schedule.run({
                    text,
                    due: dueOf(text),
                    actor: 'me',
                    people: conversation.people.map(({ id }) => ({ id })),
                    origin: conversation.id,
                  }),
              }}
            />
            {!conversation.readOnly && (
              <MentionOffers
                text={conversation.notes}
                mentioned={mentioned}
                people={conversation.people}
                onAdd={(person) =>
                  void edit.run({ id: conversation.id, people: toParticipants([...conversation.people, person]) })
                }
                onRemove={(person) =>
                  void edit.run({
                    id: conversation.id,
                    people: toParticipants(conversation.people.filter(({ id }) => id !== person.id)),
                  })
                }
              />
            )}
          </div>
        </Section>
        <Section title={i18n.t('What I learned')}>
          <div className={styles.notes}>
            <ConversationTextEditor
              conversation={conversation}
              field="learned"
              size="compact"
              label={i18n.t('What I learned')}
              placeholder={i18n.t('About them, about the work, about yourself.')}
              {...completions(client)}
            />
          </div>
        </Section>
        <ConversationFollowUps conversation={conversation} />
        <ParticipantNotes conversation={conversation} />
      </RowNavigation>
      {showsHistory && <ConversationHistory conversation={conversation} onClose={() => setShowsHistory(false)} />}
    </div>
  )
}

type EditorProps = Omit<SavedNotesEditorProps, 'source' | 'value' | 'readOnly'>

interface ConversationTextEditorProps extends EditorProps {
  conversation: ConversationAnswer
  field: ConversationText
}

function ConversationTextEditor({ conversation, field, ...props }: ConversationTextEditorProps) {
  const source = useTextSource(conversation.id, field)
  return <SavedNotesEditor {...props} source={source} value={conversation[field]} readOnly={conversation.readOnly} />
}
