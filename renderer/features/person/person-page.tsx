import { useRef, useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { PersonPage as PersonAnswer } from '#shared/contract/people-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { preloadNotesEditor } from '#ui/lazy-notes-editor.tsx'
import { RowNavigation } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { BriefPanel } from './brief-panel.tsx'
import { PersonAside } from './person-aside.tsx'
import { PersonConflict } from './person-conflicts.tsx'
import { PersonConversations } from './person-conversations.tsx'
import { ForgetDialog, MergeDialog, NamesDialog } from './person-dialogs.tsx'
import { PersonGives } from './person-gives.tsx'
import { PersonFollowUps } from './person-follow-ups.tsx'
import { PersonHeader, type PersonDialog } from './person-header.tsx'
import { PersonHistory } from './person-history.tsx'
import { PersonIntroductions } from './person-introductions.tsx'
import { PersonKnowledge } from './person-knowledge.tsx'
import { PersonTimeline } from './person-timeline.tsx'
import { Awaited } from '#parts/awaited.tsx'
import { usePlaces, type Places } from '#parts/places.tsx'
import styles from './person.module.css'

export interface PersonPageProps {
  id: PersonId
  /** Opens `mailto:`, `tel:` or https outside of the app. */
  onOpenLink: (href: string) => void
}

/** Everything about one person, each part changed where it stands. */
export function PersonPage({ id, onOpenLink }: PersonPageProps) {
  const i18n = useI18n()
  const { data: person, error, refetch } = useJournalQuery('person', { id })
  const { onOpen } = usePlaces()
  if (person !== undefined) {
    return (
      // A page of its own for each person: nothing half typed goes along to the next.
      <LoadedPerson key={person.id} person={person} onOpen={onOpen} onOpenLink={onOpenLink} />
    )
  }
  return (
    <div className={styles.page}>
      <Awaited
        error={error}
        waiting={i18n.t('Opening the page')}
        failed={i18n.t('The page could not be opened.')}
        onRetry={refetch}
        absent={{
          words: i18n.t('This person is not in the journal.'),
          action: <Button onPress={() => onOpen({ page: 'people' })}>{i18n.t('All people')}</Button>,
        }}
      />
    </div>
  )
}

interface LoadedPersonProps {
  person: PersonAnswer
  onOpen: Places['onOpen']
  onOpenLink: (href: string) => void
}

function LoadedPerson({ person: answer, onOpen, onOpenLink }: LoadedPersonProps) {
  const i18n = useI18n()
  const [isBriefed, setIsBriefed] = useState(false)
  const [isLogging, setIsLogging] = useState(false)
  const [dialog, setDialog] = useState<PersonDialog | null>(null)
  const trash = useCommand('moveToTrash', { said: i18n.t('{name} is in the trash.', { name: answer.name }) })
  const restore = useCommand('restoreFromTrash', { said: i18n.t('{name} is back.', { name: answer.name }) })
  // What lies in the trash is read, and changed only after it was taken out.
  const person = answer.deletedAt === null ? answer : { ...answer, readOnly: true }
  const close = closerOf(setDialog, dialog)
  // With the first sign that somebody is going to write: looking needs no editor.
  const isPreloading = useRef(false)
  const preload = () => {
    if (isPreloading.current) return
    isPreloading.current = true
    void preloadNotesEditor()
  }
  useActions([
    {
      id: 'brief-me',
      title: i18n.t('Brief me on {name}', { name: person.name }),
      group: i18n.t('This person'),
      keys: ['b'],
      run: () => setIsBriefed((was) => !was),
    },
    {
      id: 'person-history',
      title: i18n.t('History of {name}', { name: person.name }),
      group: i18n.t('This person'),
      run: () => setDialog('history'),
    },
    {
      id: 'merge-person',
      title: i18n.t('Merge {name} with another person', { name: person.name }),
      group: i18n.t('This person'),
      when: () => !person.readOnly,
      run: () => setDialog('merge'),
    },
    {
      id: 'trash-person',
      title: i18n.t('Move {name} to the trash', { name: person.name }),
      group: i18n.t('This person'),
      when: () => !person.readOnly,
      run: () => void trash.run({ ids: [person.id] }),
    },
  ])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- nothing happens here, something is fetched
    <div onPointerMove={preload} onKeyDownCapture={preload} className={styles.page}>
      {answer.deletedAt !== null && (
        <Banner
          tone="care"
          action={
            <Button size="small" onPress={() => void restore.run({ ids: [person.id] })}>
              {i18n.t('Restore')}
            </Button>
          }
        >
          {i18n.t('{name} is in the trash and is forgotten 30 days after being moved there.', { name: person.name })}
        </Banner>
      )}
      {answer.readOnly && (
        <Banner>{i18n.t('A newer version of Rapport wrote this page. It can be read here, not changed.')}</Banner>
      )}
      <PersonHeader
        person={answer}
        onBrief={() => setIsBriefed((was) => !was)}
        onDialog={setDialog}
        onTrash={() => void trash.run({ ids: [person.id] })}
      />
      <PersonConflict person={person} place="header" />
      <PersonConflict person={person} place="none" />
      {isBriefed && (
        <BriefPanel
          person={person}
          onLog={() => {
            setIsBriefed(false)
            setIsLogging(true)
          }}
          onClose={() => setIsBriefed(false)}
        />
      )}
      <div className={styles.columns}>
        <RowNavigation>
          <PersonKnowledge person={person} />
          <PersonFollowUps person={person} />
          <PersonGives person={person} />
          <PersonIntroductions person={person} />
          <PersonConversations person={person} isLogging={isLogging} onLogging={setIsLogging} />
          <PersonTimeline person={person} />
        </RowNavigation>
        <PersonAside person={person} onOpenLink={onOpenLink} />
      </div>
      {dialog === 'names' && <NamesDialog person={person} onClose={close} />}
      {dialog === 'history' && <PersonHistory person={person} onClose={close} />}
      {dialog === 'merge' && (
        <MergeDialog person={person} onClose={close} onMerged={(into) => onOpen({ page: 'person', id: into })} />
      )}
      {dialog === 'forget' && (
        <ForgetDialog person={person} onClose={close} onForgotten={() => onOpen({ page: 'people' })} />
      )}
    </div>
  )
}
