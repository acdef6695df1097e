import { useState } from 'react'
import { useJournalClient } from '#client/journal-provider.tsx'
import type { ImportRow } from '#shared/contract/import-contract.ts'
import { formatName } from '#parts/format-name.ts'
import { Button } from '#ui/button.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { ImportNarrowing, type Narrowed } from './import-narrowing.tsx'
import { ImportProblems } from './import-problems.tsx'
import { ImportRows } from './import-rows.tsx'
import type { ImportDecision, ImportSession, ImportStage } from './import-session.ts'
import { accountsWords } from './journal-file-words.ts'
import { remarkWords } from './problem-words.ts'
import styles from './import.module.css'

type Preview = Extract<ImportStage, { stage: 'preview' }>
type Group = ImportRow['outcome'] | 'problems'

const ROWS_A_QUESTION = 500

/** What an import would do, before it does: who is new, who changes and why, who may be somebody known. */
export function ImportPreviewPage({ session, now }: { session: ImportSession; now: Preview }) {
  const i18n = useI18n()
  const locale = useLocale()
  const client = useJournalClient()
  const { result, preview, decisions, anyway, files } = now
  const number = new Intl.NumberFormat(locale)
  const counts: Record<Group, number> = {
    create: result.created,
    update: result.updated,
    maybe: result.maybe,
    unchanged: result.unchanged,
    forgotten: result.forgotten,
    problems: result.problemCount,
  }
  const [group, setGroup] = useState<Group>(() => firstGroup(counts))
  const [narrowed, setNarrowed] = useState<Narrowed>({})
  const skipped = Object.values(decisions).filter((decision) => decision === 'skip').length
  const changes = result.created + result.updated + result.maybe - skipped + anyway.size
  const groups: { id: Group; label: string; about: string }[] = [
    {
      id: 'maybe',
      label: i18n.t('Maybe the same'),
      about: i18n.t(
        'Where the name and one more thing agree, the same person is chosen. A name alone proves nothing: those you leave undecided become new people.',
      ),
    },
    {
      id: 'create',
      label: i18n.t('New'),
      about: i18n.t('They are not in your journal yet. Importing adds those that are ticked.'),
    },
    {
      id: 'update',
      label: i18n.t('Changed'),
      about: i18n.t('You know them. What is new is added; nothing is overwritten.'),
    },
    { id: 'unchanged', label: i18n.t('Unchanged'), about: i18n.t('Your journal knows all of this already.') },
    {
      id: 'forgotten',
      label: i18n.t('Forgotten'),
      about: i18n.t('You had Rapport forget them. They are left out unless you want them back.'),
    },
    {
      id: 'problems',
      label: i18n.t('Problems'),
      about: i18n.t('These could not be read, or only in part. All the others are fine.'),
    },
  ]
  const shown = groups.filter(({ id }) => counts[id] > 0)
  const about = groups.find(({ id }) => id === group)?.about

  const forAll = async (outcome: 'maybe' | 'forgotten', then: (rows: readonly ImportRow[]) => void) => {
    for (let offset = 0; offset < counts[outcome]; offset += ROWS_A_QUESTION) {
      const { rows } = await client.queries.importRows({ preview, outcome, offset, limit: ROWS_A_QUESTION })
      then(rows)
    }
  }
  const decideAll = (decide: (row: ImportRow) => ImportDecision) =>
    forAll('maybe', (rows) => session.decide(Object.fromEntries(rows.map((row) => [String(row.record), decide(row)]))))
  const importAllAnyway = (isWanted: boolean) =>
    forAll('forgotten', (rows) =>
      session.importAnyway(
        rows.map(({ record }) => record),
        isWanted,
      ),
    )
  const said = [accountsWords(i18n, result.accounts), remarkWords(i18n, result.remarks)].filter(Boolean).join(' ')
  const run = () => void session.run()
  useActions([
    {
      id: 'run-import',
      title: i18n.t('Import what is shown'),
      group: i18n.t('Import'),
      keys: ['$mod+Enter'],
      when: () => changes > 0,
      run,
    },
  ])
  return (
    <Page width="wide">
      <PageHeader
        title={i18n.t('{count, plural, =0 {Nobody in it} one {# person in it} other {{shown} people in it}}', {
          count: result.records,
          shown: number.format(result.records),
        })}
        above={`${formatName(i18n, result.format)}: ${files.join(', ')}`}
        below={said === '' ? undefined : said}
        actions={
          <>
            <Button onPress={session.startOver}>{i18n.t('Choose other files')}</Button>
            {result.tables.length > 0 && <Button onPress={session.mapAgain}>{i18n.t('Columns')}</Button>}
            <Button kind="primary" keys="$mod+Enter" isDisabled={changes === 0} onPress={run}>
              {changes === 0
                ? i18n.t('Nothing to import')
                : i18n.t('{count, plural, one {Import # person} other {Import {shown} people}}', {
                    count: changes,
                    shown: number.format(changes),
                  })}
            </Button>
          </>
        }
      />
      {shown.length > 0 && (
        <div className={styles.groups}>
          <Segmented
            label={i18n.t('Show')}
            hideLabel
            options={shown.map(({ id, label }) => ({ id, label: `${label} ${number.format(counts[id])}` }))}
            value={group}
            onChange={setGroup}
          />
          {group === 'maybe' && counts.maybe > 1 && (
            <div className={styles.all}>
              <Button size="small" kind="plain" onPress={() => void decideAll(({ person }) => person?.id ?? 'create')}>
                {i18n.t('All are the same')}
              </Button>
              <Button size="small" kind="plain" onPress={() => void decideAll(() => 'create')}>
                {i18n.t('All are new')}
              </Button>
              <Button size="small" kind="plain" onPress={() => void decideAll(() => 'skip')}>
                {i18n.t('Leave all out')}
              </Button>
            </div>
          )}
          {group === 'forgotten' && counts.forgotten > 1 && (
            <div className={styles.all}>
              <Button size="small" kind="plain" onPress={() => void importAllAnyway(true)}>
                {i18n.t('Import all anyway')}
              </Button>
              <Button size="small" kind="plain" onPress={() => void importAllAnyway(false)}>
                {i18n.t('Leave all out')}
              </Button>
            </div>
          )}
        </div>
      )}
      {group === 'create' && (
        <ImportNarrowing preview={preview} narrowed={narrowed} onNarrow={setNarrowed} session={session} />
      )}
      <p className={styles.about}>
        {about}
        {group === 'create' && (
          <span className={styles.keys}>
            <KeyHint keys="x" /> {i18n.t('bring in, or leave out')}
          </span>
        )}
        {group === 'maybe' && (
          <span className={styles.keys}>
            <KeyHint keys="s" /> {i18n.t('same')} <KeyHint keys="n" /> {i18n.t('new')} <KeyHint keys="x" />{' '}
            {i18n.t('leave out')}
          </span>
        )}
      </p>
      {group === 'problems' ? (
        <ImportProblems problems={result.problems} count={result.problemCount} />
      ) : (
        <ImportRows
          key={group}
          preview={preview}
          outcome={group}
          narrowed={group === 'create' ? narrowed : {}}
          decisions={decisions}
          anyway={anyway}
          session={session}
        />
      )}
    </Page>
  )
}

/** What wants a decision first, then what changes. */
function firstGroup(counts: Record<Group, number>): Group {
  const order: readonly Group[] = ['maybe', 'create', 'update', 'forgotten', 'unchanged', 'problems']
  return order.find((group) => counts[group] > 0) ?? 'create'
}
