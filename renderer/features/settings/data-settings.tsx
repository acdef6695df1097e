import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { problemWords } from '#parts/job-words.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { JobProgress } from './job-progress.tsx'
import { useJob } from './use-job.ts'
import styles from './settings.module.css'

export type SettingsPlace = 'import' | 'trash'

/** Where the journal is, what is in it, and whether it is sound. */
export function DataSettings({ onOpen }: { onOpen: (place: SettingsPlace) => void }) {
  const i18n = useI18n()
  const { data: info } = useJournalQuery('journalInfo')
  const check = useCommand('check')
  const rebuild = useCommand('rebuild')
  const checking = useJob('check')
  const rebuilding = useJob('rebuild')
  const isBusy = checking.job?.state === 'running' || rebuilding.job?.state === 'running'
  const found = checking.job?.report?.kind === 'check' ? checking.job.report : null
  const rebuilt = rebuilding.job?.report?.kind === 'rebuild' ? rebuilding.job.report : null
  return (
    <>
      {info !== undefined && (
        <dl className={styles.facts}>
          <div>
            <dt>{i18n.t('Folder')}</dt>
            <dd className={styles.path}>{info.folder}</dd>
          </div>
          <div>
            <dt>{i18n.t('In it')}</dt>
            <dd>
              {i18n.t(
                '{people, plural, one {# person} other {# people}}, {conversations, plural, one {# conversation} other {# conversations}}, {followUps, plural, one {# follow-up} other {# follow-ups}}',
                { people: info.people, conversations: info.conversations, followUps: info.followUps },
              )}
            </dd>
          </div>
          <div>
            <dt>{i18n.t('This machine')}</dt>
            <dd>{info.device}</dd>
          </div>
          {info.quarantined > 0 && (
            <div>
              <dt>{i18n.t('Set aside')}</dt>
              <dd>
                {i18n.t(
                  '{count, plural, one {# entry that could not be read; its bytes are} other {# entries that could not be read; their bytes are}} kept. A backup may have a readable copy.',
                  { count: info.quarantined },
                )}
              </dd>
            </div>
          )}
        </dl>
      )}
      <div className={styles.buttons}>
        <Button onPress={() => onOpen('import')}>{i18n.t('Import people')}</Button>
        <Button onPress={() => onOpen('trash')}>{i18n.t('Open the trash')}</Button>
        <Button isPending={isBusy} onPress={() => void checking.start(() => check.run()).catch(() => undefined)}>
          {i18n.t('Check the journal')}
        </Button>
        <Button isPending={isBusy} onPress={() => void rebuilding.start(() => rebuild.run()).catch(() => undefined)}>
          {i18n.t('Rebuild lists and search')}
        </Button>
      </div>
      <JobProgress watched={checking} label={i18n.t('Checking file, entries and lists')}>
        {found !== null &&
          (found.problems.length === 0 ? (
            i18n.t('All is well: {count, plural, one {# entry} other {# entries}} read and compared.', {
              count: found.documents,
            })
          ) : (
            <>
              <p>
                {i18n.t(
                  '{count, plural, one {# problem.} other {# problems.}} Nothing was changed by looking. Rebuilding repairs lists; for the rest a backup helps.',
                  { count: found.problems.length },
                )}
              </p>
              <ul className={styles.problems}>
                {found.problems.map((problem, index) => (
                  <li key={index}>{problemWords(i18n, problem)}</li>
                ))}
              </ul>
            </>
          ))}
      </JobProgress>
      <JobProgress watched={rebuilding} label={i18n.t('Rebuilding')}>
        {rebuilt !== null &&
          i18n.t('Rebuilt from {count, plural, one {# entry} other {# entries}}.', { count: rebuilt.documents })}
      </JobProgress>
      <Sample />
    </>
  )
}

function Sample() {
  const i18n = useI18n()
  const { data: info } = useJournalQuery('journalInfo')
  const add = useCommand('addSample')
  const remove = useCommand('removeSample')
  const watched = useJob('sample')
  const isBusy = watched.job?.state === 'running'
  if (info === undefined) return null
  const hasSample = info.sample > 0
  if (!hasSample && info.people > 0 && !isBusy) return null
  return (
    <>
      <div className={styles.line}>
        <span className={styles.words}>
          {i18n.t('Sample journal')}
          <span className={styles.help}>
            {hasSample
              ? i18n.t(
                  '{count, plural, one {# invented entry.} other {# invented entries.}} What you wrote yourself stays.',
                  { count: info.sample },
                )
              : i18n.t('Invented people and conversations, to look around with.')}
          </span>
        </span>
        <Button
          size="small"
          isPending={isBusy}
          onPress={() => void watched.start(() => (hasSample ? remove.run() : add.run())).catch(() => undefined)}
        >
          {hasSample ? i18n.t('Remove the sample') : i18n.t('Add the sample')}
        </Button>
      </div>
      <JobProgress watched={watched} label={i18n.t('Sample journal')}>
        {hasSample ? i18n.t('The sample is here.') : i18n.t('The sample is gone.')}
      </JobProgress>
    </>
  )
}
