import { useState } from 'react'
import { useWindowedQuery, type RowOf } from '#client/use-windowed-query.ts'
import { kindWords } from '#parts/kind-words.ts'
import type { FileOutcome } from '#shared/contract/journal-file-contract.ts'
import { Button } from '#ui/button.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { RadioGroup, Segmented } from '#ui/radio-group.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import type { ImportSession, ImportStage } from './import-session.ts'
import { accountsWords, leftOutWords, outcomeAbout, outcomeWords, wholeFileWords } from './journal-file-words.ts'
import styles from './import.module.css'

type FileRow = RowOf<'journalFileRows'>
type Preview = Extract<ImportStage, { stage: 'journal-preview' }>

/** What a file of a whole journal would change, before it does. */
export function JournalFilePreviewPage({ session, now }: { session: ImportSession; now: Preview }) {
  const i18n = useI18n()
  const locale = useLocale()
  const { result, preview, files } = now
  const { counts } = result
  const number = new Intl.NumberFormat(locale)
  const words = outcomeWords(i18n)
  const shown = (Object.keys(words) as FileOutcome[]).filter((outcome) => counts[outcome] > 0)
  const [chosen, setChosen] = useState<FileOutcome | null>(null)
  const outcome = chosen ?? shown[0] ?? 'create'
  const [differing, setDiffering] = useState<'keep' | 'take'>('keep')
  const certain = counts.create + counts.add + counts.merge
  const changes = certain + counts.differ
  const hasChanges = changes > 0
  const run = () => void session.runJournal(differing)
  useActions([
    {
      id: 'run-import',
      title: i18n.t('Import what is shown'),
      group: i18n.t('Import'),
      keys: ['$mod+Enter'],
      when: () => hasChanges,
      run,
    },
  ])
  const said = [
    accountsWords(i18n, result.accounts),
    result.format !== 'rapport'
      ? ''
      : result.history
        ? i18n.t('The file has the history of everything. A backup is made before anything is joined with it.')
        : i18n.t('The file has what was there when it was written, without its history.'),
    result.leavesOut.includes('reframe') ? i18n.t('It was written without the cards of Mindset.') : '',
    result.isCutOff ? i18n.t('The file ends early: what stands before that is shown here.') : '',
  ]
  return (
    <Page width="wide">
      <PageHeader
        title={i18n.t('{count, plural, =0 {Nothing in it} one {# entry in it} other {{shown} entries in it}}', {
          count: result.documents,
          shown: number.format(result.documents),
        })}
        above={`${wholeFileWords(i18n, result.format)}: ${files.join(', ')}`}
        below={said.filter(Boolean).join(' ')}
        actions={
          <>
            <Button onPress={session.startOver}>{i18n.t('Choose other files')}</Button>
            <Button kind="primary" keys="$mod+Enter" isDisabled={!hasChanges} onPress={run}>
              {hasChanges ? i18n.t('Import') : i18n.t('Nothing to import')}
            </Button>
          </>
        }
      />
      {counts.differ > 0 && (
        <RadioGroup
          label={i18n.t('Where both say something else')}
          options={[
            { id: 'keep', label: i18n.t('This journal holds') },
            { id: 'take', label: i18n.t('The file holds') },
          ]}
          value={differing}
          onChange={setDiffering}
        />
      )}
      {shown.length > 0 && (
        <div className={styles.groups}>
          <Segmented
            label={i18n.t('Show')}
            hideLabel
            options={shown.map((id) => ({ id, label: `${words[id]} ${number.format(counts[id])}` }))}
            value={outcome}
            onChange={setChosen}
          />
        </div>
      )}
      {shown.length > 0 && <p className={styles.about}>{outcomeAbout(i18n)[outcome]}</p>}
      {shown.length > 0 && <FileRows key={outcome} preview={preview} outcome={outcome} />}
    </Page>
  )
}

function FileRows({ preview, outcome }: { preview: string; outcome: FileOutcome }) {
  const i18n = useI18n()
  const rows = useWindowedQuery('journalFileRows', { preview, outcome })
  const kindOf = kindWords(i18n)
  if (rows.total === undefined) return null
  return (
    <div className={styles.list}>
      <VirtualList<FileRow>
        label={outcomeWords(i18n)[outcome]}
        count={rows.total}
        rowAt={rows.rowAt}
        keyOf={(row) => String(row.record)}
        rowHeight={52}
        onRangeChange={rows.ensureRange}
        renderRow={(row) => (
          <span className={styles.who}>
            <span className={styles.name}>{row.title === '' ? kindOf(row.kind) : row.title}</span>
            <span className={styles.detail}>{detailOf(row)}</span>
          </span>
        )}
      />
    </div>
  )

  function detailOf(row: FileRow): string {
    const nothing = i18n.t('nothing')
    const fields = row.fields.map(({ path, here, there }) =>
      i18n.t('{field}: {here} → {there}', { field: path.join(' · '), here: here ?? nothing, there: there ?? nothing }),
    )
    return [kindOf(row.kind), leftOutWords(i18n, row), ...fields].filter(Boolean).join(' — ')
  }
}
