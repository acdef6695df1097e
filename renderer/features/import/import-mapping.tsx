import { useState } from 'react'
import { columnField, type ColumnField } from '#shared/model/column-field.ts'
import { Button } from '#ui/button.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { columnFieldWords } from './column-field-words.ts'
import type { ImportSession, ImportStage } from './import-session.ts'
import styles from './import-mapping.module.css'

type Mapping = Extract<ImportStage, { stage: 'mapping' }>

/** What each column of a table is, with some of its values: guessed, to be corrected, and remembered on this device. */
export function ImportMapping({ session, now }: { session: ImportSession; now: Mapping }) {
  const i18n = useI18n()
  const { tables } = now.result
  const words = columnFieldWords(i18n)
  const options = (Object.keys(words) as ColumnField[]).map((id) => ({ id, label: words[id] }))
  const [fields, setFields] = useState(() => tables.map(({ columns }) => columns.map(({ field }) => field)))
  const set = (table: number, column: number, field: ColumnField) =>
    setFields(fields.map((row, at) => (at === table ? row.with(column, field) : row)))
  const isNamed = fields.every((row) => row.some((field) => NAMES.has(field)))
  const go = () => void session.map(fields)
  useActions([
    { id: 'map-columns', title: i18n.t('Read the columns so'), group: i18n.t('Import'), keys: ['$mod+Enter'], run: go },
  ])
  return (
    <Page width="wide">
      <PageHeader
        title={i18n.t('What is in the columns?')}
        above={now.files.join(', ')}
        below={i18n.t(
          'Rapport has guessed by the names of the columns. Correct what is wrong; what you leave under its own name goes to the notes. The next file with these columns is read the same way.',
        )}
        actions={
          <>
            <Button onPress={session.startOver}>{i18n.t('Choose other files')}</Button>
            <Button kind="primary" keys="$mod+Enter" onPress={go}>
              {i18n.t('Continue')}
            </Button>
          </>
        }
      />
      {!isNamed && (
        <p className={styles.hint} role="status">
          {i18n.t(
            'No column is a name, an email address, a phone number or an organisation yet: without one nobody comes in.',
          )}
        </p>
      )}
      {tables.map((table, at) => (
        <Section key={at} title={tables.length > 1 ? table.file : i18n.t('Columns')}>
          <ul className={styles.columns}>
            {table.columns.map(({ name, samples }, column) => (
              <li key={column} className={styles.column}>
                <span className={styles.name}>{name}</span>
                <Select
                  label={i18n.t('What “{name}” is', { name })}
                  hideLabel
                  options={options}
                  value={fields[at]?.[column] ?? columnField.enum.keep}
                  onChange={(field) => set(at, column, field)}
                />
                <span className={styles.samples}>{samples.length === 0 ? i18n.t('empty') : samples.join(' · ')}</span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  )
}

/** By one of these somebody can be called. */
const NAMES: ReadonlySet<ColumnField> = new Set(['name', 'given', 'family', 'nick', 'email', 'phone', 'organisation'])
