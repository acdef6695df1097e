import { useRef, useState } from 'react'
import type { I18n } from '@lingui/core'
import { downloadExport, downloadFile } from '#client/download-export.ts'
import { toJournalFailure, type AnyFailure } from '#client/journal-failure.ts'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { failureWords } from '#parts/failure-words.ts'
import { FolderDone } from '#parts/folder-done.tsx'
import type { FileFormat, FolderFormat } from '#shared/contract/export-contract.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { ErrorNotice } from '#ui/error-notice.tsx'
import type { Option } from '#ui/option.ts'
import { Progress } from '#ui/progress.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { JobProgress } from './job-progress.tsx'
import { useJob } from './use-job.ts'
import styles from './settings.module.css'

type What = 'json' | FolderFormat | FileFormat
type State = { done: number; total: number } | { saved: number | null } | { failure: AnyFailure } | null

const ENDINGS: Readonly<Record<Exclude<What, FolderFormat>, string>> = {
  json: 'json',
  vcard: 'vcf',
  vcard3: 'vcf',
  csv: 'csv',
  'csv-google': 'csv',
  calendar: 'ics',
  kumu: 'json',
}

/** How the journal gets out, whole or as other programs read it. */
export function ExportSettings() {
  const i18n = useI18n()
  const client = useJournalClient()
  const today = useToday()
  const exportFolder = useCommand('exportFolder')
  const watched = useJob('export')
  const { data: preferences } = useJournalQuery('preferences')
  const hasSensitive = Object.values(preferences?.guide ?? {}).some(({ sensitive }) => sensitive)
  const [what, setWhat] = useState<What>('json')
  const [folder, setFolder] = useState('')
  const [state, setState] = useState<State>(null)
  const [wanted, setWanted] = useState({
    cards: false,
    history: false,
    withoutSensitive: false,
    withoutPrivate: false,
    namesHidden: false,
    markdownLinks: false,
    semicolons: false,
    followUpEvents: false,
  })
  const ending = useRef(new AbortController())
  const isRunning = (state !== null && 'done' in state) || watched.job?.state === 'running'
  const isFolder = what === 'vault' || what === 'cards'
  const report = watched.job?.report?.kind === 'export' ? watched.job.report.result : null

  const begin = async () => {
    const { cards, history, withoutSensitive, withoutPrivate, namesHidden, markdownLinks, semicolons, followUpEvents } =
      wanted
    const leftOut = { withoutSensitive, withoutPrivate, namesHidden: namesHidden && mayHideNames(what) }
    if (what === 'vault' || what === 'cards') {
      const links = markdownLinks ? ('markdown' as const) : ('wiki' as const)
      const asked = { format: what, folder: folder.trim(), links, cards, ...leftOut }
      setState(null)
      return watched.start(() => exportFolder.run(asked)).catch(() => undefined)
    }
    ending.current = new AbortController()
    const { signal } = ending.current
    const onProgress = (done: number, total: number) => setState({ done, total })
    setState({ done: 0, total: 0 })
    const fileName = `rapport-${today}.${ENDINGS[what]}`
    try {
      if (what === 'json') {
        const isWhole = history && !withoutSensitive
        await downloadExport(client, fileName, { signal, onProgress, cards, withoutSensitive, history: isWhole })
        setState({ saved: null })
      } else {
        const separator = semicolons ? (';' as const) : (',' as const)
        const asked = { format: what, separator, followUpEvents, ...leftOut }
        setState({ saved: await downloadFile(client, fileName, asked, { signal, onProgress }) })
      }
    } catch (error) {
      setState(signal.aborted ? null : { failure: toJournalFailure(error).failure })
    }
  }
  const option = (key: keyof typeof wanted, label: string, isDisabled = false) => (
    <Checkbox
      isSelected={wanted[key] && !isDisabled}
      isDisabled={isRunning || isDisabled}
      onChange={(value) => setWanted({ ...wanted, [key]: value })}
    >
      {label}
    </Checkbox>
  )
  return (
    <>
      <Select
        label={i18n.t('What to export')}
        options={whatOptions(i18n)}
        value={what}
        onChange={setWhat}
        help={help(i18n, what)}
      />
      {isFolder && (
        <TextField
          label={i18n.t('Into the folder')}
          value={folder}
          onChange={setFolder}
          help={i18n.t(
            'Its whole path on this machine. Better one that no service copies elsewhere: the files are not encrypted.',
          )}
        />
      )}
      {(what === 'json' || what === 'vault') && option('cards', i18n.t('With my cards of Mindset'))}
      {what === 'json' &&
        option(
          'history',
          i18n.t('With the history of every entry, as another device would get it'),
          wanted.withoutSensitive,
        )}
      {what === 'vault' &&
        option('markdownLinks', i18n.t('Links as Markdown has them, for editors that know no [[links]]'))}
      {what === 'csv' && option('semicolons', i18n.t('Semicolons between cells'))}
      {what === 'calendar' && option('followUpEvents', i18n.t('Follow-ups as all-day events, too'))}
      {what !== 'json' &&
        what !== 'calendar' &&
        what !== 'kumu' &&
        option('withoutPrivate', i18n.t('Without what I noted for myself'))}
      {mayHideNames(what) && (
        <>
          {option('namesHidden', i18n.t('With names hidden'))}
          {wanted.namesHidden && (
            <p className={styles.said}>
              {i18n.t(
                'Everybody stands by letters, also within texts, and without addresses, numbers and places. It does not come back in.',
              )}
            </p>
          )}
        </>
      )}
      {hasSensitive &&
        (what === 'json' || what === 'vault') &&
        option('withoutSensitive', i18n.t('Without answers to sensitive questions'))}
      <div className={styles.buttons}>
        <Button isPending={isRunning} isDisabled={isFolder && folder.trim() === ''} onPress={() => void begin()}>
          {i18n.t('Export')}
        </Button>
      </div>
      {!isFolder && <FileState state={state} onCancel={() => ending.current.abort()} />}
      {isFolder && (
        <JobProgress watched={watched} label={i18n.t('Exporting')}>
          {report !== null && <FolderDone report={report} />}
        </JobProgress>
      )}
    </>
  )
}

function FileState({ state, onCancel }: { state: State; onCancel: () => void }) {
  const i18n = useI18n()
  const locale = useLocale()
  const number = new Intl.NumberFormat(locale)
  if (state === null) return null
  if ('failure' in state) {
    return (
      <div className={styles.job}>
        <ErrorNotice title={i18n.t('The export was not finished.')}>{failureWords(i18n, state.failure)}</ErrorNotice>
      </div>
    )
  }
  if ('saved' in state) {
    return (
      <p role="status" className={styles.said}>
        {state.saved === null
          ? i18n.t('The file is among your downloads.')
          : i18n.t('{count, plural, one {# entry is} other {# entries are}} in the file among your downloads.', {
              count: state.saved,
            })}
      </p>
    )
  }
  return (
    <div className={styles.job}>
      <Progress
        label={i18n.t('Exporting')}
        value={state.total === 0 ? null : state.done}
        max={Math.max(state.total, 1)}
        detail={i18n.t('{done} of {total}', { done: number.format(state.done), total: number.format(state.total) })}
        onCancel={onCancel}
      />
    </div>
  )
}

function whatOptions(i18n: I18n): readonly Option<What>[] {
  return [
    { id: 'json', label: i18n.t('Everything, as JSON') },
    { id: 'vault', label: i18n.t('Everything, as a folder of Markdown notes') },
    { id: 'vcard', label: i18n.t('People, as vCards') },
    { id: 'vcard3', label: i18n.t('People, as vCards for older programs (3.0)') },
    { id: 'csv', label: i18n.t('People, as a table for a spreadsheet') },
    { id: 'csv-google', label: i18n.t('People, as a table for Google Contacts') },
    { id: 'calendar', label: i18n.t('Days, follow-ups and time blocks, as a calendar') },
    { id: 'kumu', label: i18n.t('The canvas, as a blueprint for Kumu') },
    { id: 'cards', label: i18n.t('People and days, as a folder of vCards and calendars') },
  ]
}

/** What others may be given to read; for programs that keep addresses it would be of no use. */
function mayHideNames(what: What): boolean {
  return what === 'vault' || what === 'csv' || what === 'kumu'
}

function help(i18n: I18n, what: What): string {
  switch (what) {
    case 'json':
      return i18n.t('Import takes it back in. Not encrypted: keep it where you would keep a diary.')
    case 'vault':
      return i18n.t(
        'For Obsidian or any editor. Into the same folder again, it writes what changed and keeps what you edited.',
      )
    case 'cards':
      return i18n.t('For vdirsyncer and the like. Into the same folder again, it writes what changed.')
    case 'csv':
      return i18n.t(
        'Cells that look like formulas are made harmless, which changes telephone numbers that begin with +.',
      )
    case 'csv-google':
      return i18n.t('The columns that Google Contacts imports, as they are.')
    case 'kumu':
      return i18n.t('Goals, types of people, people, notes and areas with their links, without the cards of Mindset.')
    case 'calendar':
      return i18n.t('Time blocks name nobody; follow-ups and birthdays do. All of it is marked as private.')
    default:
      return i18n.t('Contact details, roles, days, circles and notes. Your own cards imported again change nothing.')
  }
}
