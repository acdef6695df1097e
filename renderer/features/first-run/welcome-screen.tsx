import { useEffect, useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import { failureWords } from '#parts/failure-words.ts'
import { endedWords } from '#parts/job-words.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { Progress } from '#ui/progress.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { useSaveKey } from '#ui/use-save-key.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './welcome.module.css'

export interface WelcomeScreenProps {
  onOpen: (place: 'today' | 'import' | 'strategy') => void
  /** The settings, where a section is found by these words. */
  onSettings: (find: string) => void
}

const WEEKS = ['15', '30', '60', '120'] as const
const MAX_CHARACTERS = 2000

/** The first page of a new journal: three questions, or a look around. Everything on it can be skipped. */
export function WelcomeScreen({ onOpen, onSettings }: WelcomeScreenProps) {
  const i18n = useI18n()
  const [goal, setGoal] = useState('')
  const [people, setPeople] = useState('')
  const [minutes, setMinutes] = useState<(typeof WEEKS)[number] | null>(null)
  const [isAnswered, setIsAnswered] = useState(false)
  const [job, setJob] = useState<string | null>(null)
  const setIntent = useCommand('setIntent')
  const addSample = useCommand('addSample')

  const keep = () =>
    setIntent.run({
      goal: goal.trim(),
      people: people.trim(),
      minutesAWeek: minutes === null ? null : Number(minutes),
      firstRunDone: true,
    })
  const answer = () =>
    void keep().then(
      () => setIsAnswered(true),
      () => undefined,
    )
  useSaveKey(() => {
    if (job === null && !isAnswered && !setIntent.pending) answer()
  })
  const skip = () =>
    void keep().then(
      () => onOpen('today'),
      () => undefined,
    )
  const lookAround = () =>
    void addSample.run().then(
      (started) => setJob(started.job),
      () => undefined,
    )
  const weeks: Record<(typeof WEEKS)[number], string> = {
    15: i18n.t('15 minutes'),
    30: i18n.t('Half an hour'),
    60: i18n.t('An hour'),
    120: i18n.t('Two hours'),
  }

  if (job !== null) {
    return (
      <div className={styles.page}>
        <PreparingSample
          job={job}
          onReady={() =>
            void keep().then(
              () => onOpen('today'),
              () => undefined,
            )
          }
          onBack={() => setJob(null)}
        />
      </div>
    )
  }
  if (isAnswered) {
    return (
      <div className={styles.page}>
        <h1 className={styles.title}>{i18n.t('Now the people you know')}</h1>
        <p className={styles.lead}>
          {i18n.t(
            'Rapport reads what LinkedIn, Google, Outlook and phones export, shows what it found, and changes nothing before you say so.',
          )}
        </p>
        <div className={styles.actions}>
          <Button kind="primary" autoFocus onPress={() => onOpen('import')}>
            {i18n.t('Bring people in')}
          </Button>
          <Button onPress={() => onOpen('strategy')}>{i18n.t('Your strategy first')}</Button>
          <Button onPress={() => onOpen('today')}>{i18n.t('Later')}</Button>
        </div>
        <div className={styles.sample}>
          <p>
            {i18n.t(
              'All of it is encrypted, and the key is on this machine. A recovery passphrase, written down, opens a backup if the machine is ever lost.',
            )}
          </p>
          <Button onPress={() => onSettings(i18n.t('Key and passphrase'))}>{i18n.t('Key and passphrase')}</Button>
        </div>
      </div>
    )
  }
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault()
        answer()
      }}
    >
      <h1 className={styles.title}>{i18n.t('Welcome to Rapport')}</h1>
      <p className={styles.lead}>
        {i18n.t(
          'A journal for the people who matter to your work. It stays on this machine. Three questions to begin with; a word is enough.',
        )}
      </p>
      <div className={styles.questions}>
        <TextArea
          label={i18n.t('What do you want from your network?')}
          placeholder={i18n.t('To learn how others scale a team. To find a co-founder. To be of use.')}
          value={goal}
          onChange={(text) => setGoal(text.slice(0, MAX_CHARACTERS))}
          rows={2}
          reading
          autoFocus
        />
        <TextArea
          label={i18n.t('Which types of people do you want around you?')}
          placeholder={i18n.t(
            'Engineering leaders a step ahead. Two or three investors. Somebody who disagrees with me.',
          )}
          value={people}
          onChange={(text) => setPeople(text.slice(0, MAX_CHARACTERS))}
          rows={2}
          reading
        />
        <Segmented
          label={i18n.t('How much time a week will you give it?')}
          options={WEEKS.map((id) => ({ id, label: weeks[id] }))}
          value={minutes}
          onChange={setMinutes}
        />
      </div>
      <div className={styles.actions}>
        <Button kind="primary" type="submit" keys="$mod+Enter" isDisabled={setIntent.pending}>
          {i18n.t('Begin')}
        </Button>
        <Button kind="plain" onPress={skip} isDisabled={setIntent.pending}>
          {i18n.t('Skip the questions')}
        </Button>
      </div>
      <div className={styles.sample}>
        <p>
          {i18n.t(
            'Or see it in use first: a sample journal with invented people, removed with one press when you have seen enough.',
          )}
        </p>
        <Button onPress={lookAround} isDisabled={addSample.pending}>
          {i18n.t('Look around with a sample journal')}
        </Button>
      </div>
    </form>
  )
}

/** Follows the sample on its way in. */
function PreparingSample({ job: id, onReady, onBack }: { job: string; onReady: () => void; onBack: () => void }) {
  const i18n = useI18n()
  const client = useJournalClient()
  const { data: job, error } = useJournalQuery('job', { job: id })
  const [isReady, setIsReady] = useState(false)
  if (job?.state === 'done' && !isReady) setIsReady(true)
  useEffect(() => {
    if (isReady) onReady()
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it is ready
  }, [isReady])
  const ended = job === undefined ? '' : endedWords(i18n, job)
  const trouble = error !== null ? failureWords(i18n, error.failure) : ended === '' ? null : ended
  return (
    <>
      <h1 className={styles.title}>{i18n.t('Inventing some people')}</h1>
      {trouble === null ? (
        <div className={styles.progress}>
          <Progress
            label={i18n.t('Writing the sample journal')}
            value={job === undefined || job.total === 0 ? null : job.done}
            max={Math.max(job?.total ?? 1, 1)}
            onCancel={() => void client.commands.cancelJob({ job: id }).catch(() => undefined)}
          />
        </div>
      ) : (
        <ErrorNotice
          title={i18n.t('The sample is not complete.')}
          action={<Button onPress={onBack}>{i18n.t('Back')}</Button>}
        >
          {trouble}
        </ErrorNotice>
      )}
    </>
  )
}
