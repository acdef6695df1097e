import { useEffect, useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { DocumentText } from '#parts/document-text.tsx'
import {
  acquaintanceWords,
  bothNames,
  closedWords,
  consentSentence,
  nextWords,
  sideName,
  stageOfIntroductionWords,
  waitingFor,
} from '#parts/introduction-words.ts'
import { PlaceLink, usePlaces } from '#parts/places.tsx'
import type { IntroductionPage } from '#shared/contract/introduction-contract.ts'
import type { IntroductionId } from '#shared/model/id.ts'
import type { IntroductionSide } from '#shared/model/introduction.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { preloadNotesEditor } from '#ui/lazy-notes-editor.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { IntroductionHistory } from './introduction-history.tsx'
import { IntroductionLetters } from './introduction-letter.tsx'
import { IntroductionSideView } from './introduction-side.tsx'
import { IntroductionStory } from './introduction-story.tsx'
import styles from './introduction.module.css'

export interface IntroductionScreenProps {
  id: IntroductionId
  onOpenLink: (href: string) => void
}

/** One introduction: both sides, each asked on their own, what is written to them, and what came of it. */
export function IntroductionScreen({ id, onOpenLink }: IntroductionScreenProps) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const { data, error, refetch } = useJournalQuery('introduction', { id })
  useEffect(() => {
    void preloadNotesEditor()
  }, [])
  if (data !== undefined) return <Loaded key={id} introduction={data} onOpenLink={onOpenLink} />
  return (
    <Page>
      <Awaited
        error={error}
        waiting={i18n.t('Opening the page')}
        failed={i18n.t('The page could not be opened.')}
        onRetry={refetch}
        absent={{
          words: i18n.t('This introduction is not in the journal.'),
          action: (
            <Button onPress={() => onOpen({ page: 'giving', search: { face: 'introductions' } })}>
              {i18n.t('All introductions')}
            </Button>
          ),
        }}
      />
    </Page>
  )
}

function Loaded({
  introduction: answer,
  onOpenLink,
}: Omit<IntroductionScreenProps, 'id'> & { introduction: IntroductionPage }) {
  const i18n = useI18n()
  const isInTrash = answer.deletedAt !== null
  const introduction = isInTrash ? { ...answer, readOnly: true } : answer
  const { id, stage, closed, readOnly } = introduction
  const names = bothNames(i18n, introduction)
  const trash = useCommand('moveToTrash', { said: i18n.t('It is in the trash.') })
  const restore = useCommand('restoreFromTrash', { said: i18n.t('It is back.') })
  const step = useStep(introduction)
  const [isHistoryShown, setHistoryShown] = useState(false)
  useActions([
    {
      id: 'introduction-history',
      title: i18n.t('History of this introduction'),
      group: i18n.t('This introduction'),
      run: () => setHistoryShown(true),
    },
  ])
  return (
    <Page>
      {isInTrash && (
        <Banner
          tone="care"
          action={
            <Button size="small" onPress={() => void restore.run({ ids: [id] }).catch(() => undefined)}>
              {i18n.t('Restore')}
            </Button>
          }
        >
          {i18n.t('This introduction is in the trash and is forgotten 30 days after being moved there.')}
        </Banner>
      )}
      {answer.readOnly && (
        <Banner>{i18n.t('A newer version of Rapport wrote this page. It can be read here, not changed.')}</Banner>
      )}
      <PageHeader
        above={
          <PlaceLink to={{ page: 'giving', search: { face: 'introductions' } }}>{i18n.t('Introductions')}</PlaceLink>
        }
        title={names}
        below={
          <>
            <strong>{stageOfIntroductionWords(i18n)[stage]}</strong>
            {'. '}
            {closed === null ? nextWords(i18n, introduction) : closedWords(i18n, closed)}
          </>
        }
        actions={
          step !== null &&
          !readOnly && (
            <Button kind="primary" keys="e" onPress={step.run}>
              {step.title}
            </Button>
          )
        }
      />
      <Acquainted introduction={introduction} />
      {introduction.isOutcomeDue && !readOnly && <OutcomeDue introduction={introduction} />}
      <Section title={i18n.t('Why they should know each other')}>
        <DocumentText
          id={id}
          field="why"
          label={i18n.t('Why they should know each other')}
          value={introduction.why}
          placeholder={i18n.t('Both may read this: it stands in the letters.')}
          readOnly={readOnly}
        />
      </Section>
      <div className={styles.sides}>
        <IntroductionSideView introduction={introduction} side="b" />
        <IntroductionSideView introduction={introduction} side="a" />
      </div>
      <IntroductionLetters introduction={introduction} onOpenLink={onOpenLink} />
      {(stage === 'introduced' || stage === 'came') && (
        <Section title={i18n.t('What came of it')}>
          <DocumentText
            id={id}
            field="outcome"
            label={i18n.t('What came of it')}
            value={introduction.outcome}
            placeholder={i18n.t('Did they meet? What did they make of it?')}
            readOnly={readOnly}
          />
        </Section>
      )}
      <IntroductionStory introduction={introduction} />
      <div className={styles.last}>
        <Button kind="plain" size="small" onPress={() => setHistoryShown(true)}>
          {i18n.t('History…')}
        </Button>
        {!readOnly && (
          <Button kind="plain" size="small" onPress={() => void trash.run({ ids: [id] }).catch(() => undefined)}>
            {i18n.t('Move to the trash')}
          </Button>
        )}
      </div>
      {isHistoryShown && <IntroductionHistory introduction={answer} onClose={() => setHistoryShown(false)} />}
    </Page>
  )
}

/** They have met: said before anything is written to them. */
function Acquainted({ introduction }: { introduction: IntroductionPage }) {
  const i18n = useI18n()
  const { acquainted, stage } = introduction
  if (acquainted.length === 0 || stage === 'introduced' || stage === 'came') return null
  return (
    <Banner tone="care">
      {i18n.t('They know each other already:')}
      <ul className={styles.acquainted}>
        {acquainted.map((known) => (
          <li key={`${known.kind} ${'id' in known ? known.id : known.person.id}`}>
            {known.kind !== 'met-through' && (
              <>
                <CivilDay day={known.on} />
                {', '}
              </>
            )}
            {known.kind === 'conversation' ? (
              <PlaceLink to={{ page: 'conversation', id: known.id }}>
                {acquaintanceWords(i18n, known, introduction)}
              </PlaceLink>
            ) : known.kind === 'introduced' ? (
              <PlaceLink to={{ page: 'introduction', id: known.id }}>
                {acquaintanceWords(i18n, known, introduction)}
              </PlaceLink>
            ) : (
              acquaintanceWords(i18n, known, introduction)
            )}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

/** Asked once: whoever has nothing to tell is not asked again. */
function OutcomeDue({ introduction }: { introduction: IntroductionPage }) {
  const i18n = useI18n()
  const settle = useCommand('settleOutcome', { said: i18n.t('It is not asked again.') })
  return (
    <Banner
      action={
        <Button size="small" onPress={() => void settle.run({ id: introduction.id }).catch(() => undefined)}>
          {i18n.t('Nothing to tell')}
        </Button>
      }
    >
      {i18n.t('You introduced them a month ago. Did anything come of it?')}
    </Banner>
  )
}

interface Step {
  readonly title: string
  readonly run: () => void
}

/** What there is to do next, by one key; with the answers of whoever is waited for. */
function useStep(introduction: IntroductionPage): Step | null {
  const i18n = useI18n()
  const { id, stage, nextToAsk, readOnly } = introduction
  const group = i18n.t('This introduction')
  const say = useCommand('noteConsent', {
    said: (_output, { side, type }) =>
      side === undefined || type === undefined ? '' : consentSentence(i18n, sideName(i18n, introduction[side]), type),
  })
  const introduce = useCommand('noteIntroduced', { said: i18n.t('They are introduced.') })
  const trash = useCommand('moveToTrash', { said: i18n.t('It is in the trash.') })
  const [waiting] = waitingFor(introduction)
  const name = (side: IntroductionSide | null | undefined) =>
    side === null || side === undefined ? i18n.t('somebody') : sideName(i18n, introduction[side])
  const answer = (type: 'agreed' | 'declined') => {
    if (waiting !== undefined) void say.run({ id, side: waiting, type }).catch(() => undefined)
  }
  const step: Step | null =
    stage === 'agreed'
      ? { title: i18n.t('They are introduced'), run: () => void introduce.run({ id }).catch(() => undefined) }
      : nextToAsk === null
        ? null
        : {
            title: i18n.t('{name} was asked', { name: name(nextToAsk) }),
            run: () => void say.run({ id, side: nextToAsk, type: 'asked' }).catch(() => undefined),
          }
  useActions([
    {
      id: 'introduction-step',
      title: step?.title ?? i18n.t('The next step'),
      group,
      keys: ['e'],
      when: () => step !== null && !readOnly,
      run: () => step?.run(),
    },
    {
      id: 'introduction-yes',
      title: i18n.t('{name} says yes', { name: name(waiting) }),
      group,
      keys: ['y'],
      when: () => waiting !== undefined && !readOnly,
      run: () => answer('agreed'),
    },
    {
      id: 'introduction-no',
      title: i18n.t('{name} says no', { name: name(waiting) }),
      group,
      keys: ['n'],
      when: () => waiting !== undefined && !readOnly,
      run: () => answer('declined'),
    },
    {
      id: 'trash-introduction',
      title: i18n.t('Move this introduction to the trash'),
      group,
      when: () => !readOnly,
      run: () => void trash.run({ ids: [id] }).catch(() => undefined),
    },
  ])
  return step
}
