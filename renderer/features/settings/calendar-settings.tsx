import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { calendarProblemWords, calendarReportWords, leftWords } from '#parts/calendar-words.ts'
import { settingsFailureWords } from '#parts/settings-failure-words.ts'
import type { CalendarLeft, CalendarRow } from '#shared/contract/calendar-contract.ts'
import { emailAddress } from '#shared/model/email-address.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { CalendarHowTo } from './calendar-how-to.tsx'
import { JobProgress } from './job-progress.tsx'
import { useJob } from './use-job.ts'
import { useSettings } from './use-settings.ts'
import styles from './settings.module.css'

/** The calendars whose meetings stand on Today: where they are, what was read of them and what was not, and whose addresses are one's own. */
export function CalendarSettings() {
  const i18n = useI18n()
  const { data: calendars } = useJournalQuery('calendars')
  const [place, setPlace] = useState('')
  const add = useCommand('addCalendar')
  const refresh = useCommand('refreshCalendars')
  const watched = useJob('calendar')
  const isBusy = watched.job?.state === 'running'
  const begin = (start: () => Promise<{ job: string }>) => void watched.start(start).catch(() => undefined)
  const readAgain = (id: string | null) => begin(() => refresh.run({ id }))
  const submit = () => {
    if (place.trim() === '' || isBusy) return
    begin(async () => {
      const started = await add.run({ place: place.trim() })
      setPlace('')
      return started
    })
  }
  if (calendars === undefined) return null
  return (
    <>
      <p className={styles.note}>
        {i18n.t(
          'Meetings with people of your journal stand on Today, found by their e-mail addresses, and afterwards you are asked whether they happened. They stay on this machine and never become conversations by themselves.',
        )}
      </p>
      {calendars.length > 0 && (
        <ul aria-label={i18n.t('Calendars')} className={styles.calendars}>
          {calendars.map((calendar) => (
            <CalendarLine
              key={calendar.id}
              calendar={calendar}
              isBusy={isBusy}
              onRefresh={() => readAgain(calendar.id)}
            />
          ))}
        </ul>
      )}
      <form
        className={styles.buttons}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={i18n.t('Calendar to read')}
          value={place}
          onChange={setPlace}
          maxLength={4096}
          help={i18n.t(
            'The whole path of a file (.ics) or of a folder of them on this machine, or a subscription address. An address is asked now and whenever you say so, never by itself.',
          )}
        />
        <Button type="submit" isPending={isBusy} isDisabled={place.trim() === ''}>
          {i18n.t('Read calendar')}
        </Button>
        {calendars.length > 1 && (
          <Button isPending={isBusy} onPress={() => readAgain(null)}>
            {i18n.t('Read all again')}
          </Button>
        )}
      </form>
      <JobProgress watched={watched} label={i18n.t('Reading calendars')}>
        {i18n.t('Read.')}
      </JobProgress>
      <OwnAddresses onChanged={() => calendars.length > 0 && readAgain(null)} />
      <CalendarHowTo />
    </>
  )
}

interface CalendarLineProps {
  calendar: CalendarRow
  isBusy: boolean
  onRefresh: () => void
}

function CalendarLine({ calendar, isBusy, onRefresh }: CalendarLineProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const { id, name, kind, place, readAt, failure, report } = calendar
  const remove = useCommand('removeCalendar', {
    said: i18n.t('“{name}” is not read any more, and its meetings are gone.', { name }),
  })
  const when = (at: number) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
  const kinds: Record<typeof kind, string> = {
    file: i18n.t('file {place}', { place }),
    folder: i18n.t('folder {place}', { place }),
    address: i18n.t('address at {place}', { place }),
    server: i18n.t('server {place}', { place }),
  }
  const left = Object.entries(report?.left ?? {}) as [CalendarLeft, number][]
  return (
    <li>
      <div className={styles.line}>
        <span className={styles.words}>
          {name}
          <span className={styles.help}>
            {readAt === null ? kinds[kind] : i18n.t('{where}, read {when}', { where: kinds[kind], when: when(readAt) })}
          </span>
        </span>
        <Button size="small" isPending={isBusy} aria-label={i18n.t('Read again: {name}', { name })} onPress={onRefresh}>
          {i18n.t('Read again')}
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
      {report !== null && <p className={styles.note}>{calendarReportWords(i18n, report)}</p>}
      {left.length > 0 && (
        <p className={styles.note}>
          {i18n.t('Left out: {what}.', { what: left.map(([why, count]) => leftWords(i18n, why, count)).join(', ') })}
        </p>
      )}
      {report !== null && report.problems.length > 0 && (
        <ul className={styles.problems}>
          {report.problems.map((problem, index) => (
            <li key={index}>{calendarProblemWords(i18n, problem)}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Who one is oneself is nobody to meet. */
function OwnAddresses({ onChanged }: { onChanged: () => void }) {
  const i18n = useI18n()
  const { settings } = useSettings()
  const { data: calendars = [] } = useJournalQuery('calendars')
  const set = useCommand('setSettings')
  const [text, setText] = useState('')
  if (settings === undefined) return null
  const { ownAddresses } = settings
  const offered = [...new Set(calendars.flatMap(({ report }) => report?.maybeOwn ?? []))].filter(
    (address) => !ownAddresses.includes(address),
  )
  const change = (addresses: readonly string[]) =>
    void set.run({ ownAddresses: [...new Set(addresses)] }).then(onChanged, () => undefined)
  const typed = emailAddress(text)
  return (
    <>
      {offered.map((address) => (
        <div key={address} className={styles.line}>
          <span className={styles.words}>{i18n.t('{address} is in most meetings. Is that you?', { address })}</span>
          <Button
            size="small"
            aria-label={i18n.t('That is me: {address}', { address })}
            onPress={() => change([...ownAddresses, address])}
          >
            {i18n.t('That is me')}
          </Button>
        </div>
      ))}
      {ownAddresses.length > 0 && (
        <ul aria-label={i18n.t('My addresses')} className={styles.calendars}>
          {ownAddresses.map((address) => (
            <li key={address} className={styles.line}>
              <span className={styles.words}>{address}</span>
              <Button
                size="small"
                kind="plain"
                aria-label={i18n.t('Remove: {address}', { address })}
                onPress={() => change(ownAddresses.filter((one) => one !== address))}
              >
                {i18n.t('Remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.beside}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed === null) return
          change([...ownAddresses, typed])
          setText('')
        }}
      >
        <TextField
          label={i18n.t('My address in calendars')}
          value={text}
          onChange={setText}
          maxLength={320}
          help={i18n.t('So that you are not met by yourself, and what you declined is left out.')}
        />
        <Button type="submit" isDisabled={typed === null}>
          {i18n.t('That is me')}
        </Button>
      </form>
    </>
  )
}
