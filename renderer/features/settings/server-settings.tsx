import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { cardProblemWords, conflictFieldWords, serverReportWords } from '#parts/server-words.ts'
import { settingsFailureWords } from '#parts/settings-failure-words.ts'
import type { ServerCollection, ServerRow } from '#shared/contract/server-contract.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { JobProgress } from './job-progress.tsx'
import { useJob } from './use-job.ts'
import styles from './settings.module.css'

/** Address books on servers of one's own: which there are, what was done with each, and how another one is found. */
export function ServerSettings() {
  const i18n = useI18n()
  const { data: servers } = useJournalQuery('servers')
  const sync = useCommand('syncServer')
  const watched = useJob('server')
  const isBusy = watched.job?.state === 'running'
  if (servers === undefined) return null
  return (
    <>
      <p className={styles.note}>
        {i18n.t(
          'People and an address book on a server of your own are kept the same (CardDAV), and calendars there are read (CalDAV), whenever you say so. Only the host that you type is asked. What was changed on both sides is kept on both.',
        )}
      </p>
      {servers.length > 0 && (
        <ul aria-label={i18n.t('Address books')} className={styles.calendars}>
          {servers.map((server) => (
            <ServerLine
              key={server.id}
              server={server}
              isBusy={isBusy}
              onSync={() => void watched.start(() => sync.run({ id: server.id })).catch(() => undefined)}
            />
          ))}
        </ul>
      )}
      <JobProgress watched={watched} label={i18n.t('Bringing together')}>
        {i18n.t('Brought together.')}
      </JobProgress>
      <FindServer />
    </>
  )
}

interface ServerLineProps {
  server: ServerRow
  isBusy: boolean
  onSync: () => void
}

function ServerLine({ server, isBusy, onSync }: ServerLineProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const { id, name, user, host, syncedAt, failure, report, hasPassword } = server
  const remove = useCommand('removeServer', {
    said: i18n.t('“{name}” is left alone from now on; people and cards stay where they are.', { name }),
  })
  const say = useCommand('setServerPassword')
  const [password, setPassword] = useState('')
  const when = (at: number) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
  const where = i18n.t('{user} at {host}', { user, host })
  return (
    <li>
      <div className={styles.line}>
        <span className={styles.words}>
          {name}
          <span className={styles.help}>
            {syncedAt === null ? where : i18n.t('{where}, brought together {when}', { where, when: when(syncedAt) })}
          </span>
        </span>
        <Button
          size="small"
          isPending={isBusy}
          isDisabled={!hasPassword}
          aria-label={i18n.t('Bring together: {name}', { name })}
          onPress={onSync}
        >
          {i18n.t('Bring together')}
        </Button>
        <Button
          size="small"
          kind="plain"
          isDisabled={isBusy}
          aria-label={i18n.t('Remove: {name}', { name })}
          onPress={() => void remove.run({ id }).catch(() => undefined)}
        >
          {i18n.t('Remove')}
        </Button>
      </div>
      {failure !== null && <p className={styles.problem}>{settingsFailureWords(i18n, failure)}</p>}
      {(!hasPassword || (failure?.code === 'SERVER_UNUSABLE' && failure.data.problem === 'not-allowed')) && (
        <form
          className={styles.beside}
          onSubmit={(event) => {
            event.preventDefault()
            void say.run({ id, password }).then(
              () => setPassword(''),
              () => undefined,
            )
          }}
        >
          <TextField
            type="password"
            label={i18n.t('Password of {name}', { name })}
            value={password}
            onChange={setPassword}
            maxLength={1000}
          />
          <Button type="submit" isDisabled={password === ''}>
            {i18n.t('Keep password')}
          </Button>
        </form>
      )}
      {report !== null && <p className={styles.note}>{serverReportWords(i18n, report)}</p>}
      {report !== null && report.conflicts.length + report.problems.length > 0 && (
        <ul className={styles.problems}>
          {report.conflicts.map((conflict, index) => (
            <li key={`c${index}`}>
              {i18n.t('{name}: {what} was changed on both sides, and both are kept.', {
                name: conflict.name,
                what: conflictFieldWords(i18n, conflict.field),
              })}
            </li>
          ))}
          {report.problems.map((problem, index) => (
            <li key={`p${index}`}>{cardProblemWords(i18n, problem)}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

const NO_ACCESS = { address: '', user: '', password: '' }

/** Address, name and password, and what there is. Nothing is kept before something is chosen. */
function FindServer() {
  const i18n = useI18n()
  const [access, setAccess] = useState(NO_ACCESS)
  const [found, setFound] = useState<readonly ServerCollection[] | null>(null)
  const [notes, setNotes] = useState(false)
  const look = useCommand('lookOnServer', { showsFailure: true })
  const add = useCommand('addServer', { showsFailure: true })
  const failed = add.error ?? look.error
  const change = (part: Partial<typeof access>) => {
    setAccess({ ...access, ...part })
    setFound(null)
  }
  const choose = ({ kind, address, name }: ServerCollection) => {
    const { user, password } = access
    void add.run({ address, user, password, kind, name: name.slice(0, 100), notes }).then(
      () => {
        const others = found?.filter((one) => one.address !== address) ?? []
        setFound(others.length === 0 ? null : others)
        // With the last of them nothing is left that the password would be for.
        if (others.length === 0) setAccess(NO_ACCESS)
      },
      () => undefined,
    )
  }
  return (
    <>
      <form
        className={styles.access}
        onSubmit={(event) => {
          event.preventDefault()
          void look.run(access).then(
            ({ collections }) => setFound(collections),
            () => undefined,
          )
        }}
      >
        <TextField
          label={i18n.t('Address of the server')}
          value={access.address}
          onChange={(address) => change({ address })}
          maxLength={2048}
          help={i18n.t('As your provider names it for CardDAV or CalDAV. It begins with “https:”.')}
        />
        <TextField
          label={i18n.t('Name on the server')}
          value={access.user}
          onChange={(user) => change({ user })}
          maxLength={300}
        />
        <TextField
          type="password"
          label={i18n.t('Password on the server')}
          value={access.password}
          onChange={(password) => change({ password })}
          maxLength={1000}
          help={i18n.t('It is kept on this machine beside the key of the journal, and sealed by it.')}
        />
        <Button type="submit" isPending={look.pending} isDisabled={access.address.trim() === ''}>
          {i18n.t('Look what is there')}
        </Button>
      </form>
      {failed !== null && (
        <p role="alert" className={styles.problem}>
          {settingsFailureWords(i18n, failed.failure)}
        </p>
      )}
      {found !== null && (
        <>
          <p role="status" className={styles.note}>
            {i18n.t(
              '{count, plural, =0 {There is no address book and no calendar.} one {# address book or calendar is there.} other {# address books and calendars are there.}}',
              { count: found.length },
            )}
          </p>
          {found.some(({ kind }) => kind === 'people') && (
            <Checkbox isSelected={notes} onChange={setNotes}>
              {i18n.t('What I note about people goes there too')}
            </Checkbox>
          )}
          <ul aria-label={i18n.t('On the server')} className={styles.calendars}>
            {found.map((one) => (
              <li key={one.address} className={styles.line}>
                <span className={styles.words}>
                  {one.name || one.address}
                  <span className={styles.help}>
                    {one.kind === 'people' ? i18n.t('address book') : i18n.t('calendar')}
                  </span>
                </span>
                <Button
                  size="small"
                  isPending={add.pending}
                  aria-label={i18n.t('Add: {name}', { name: one.name || one.address })}
                  onPress={() => choose(one)}
                >
                  {i18n.t('Add')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
