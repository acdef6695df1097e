import type { I18n } from '@lingui/core'
import { useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import { formatName } from '#parts/format-name.ts'
import type { MadeImport } from '#shared/contract/undo-contract.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useSettings } from './use-settings.ts'
import styles from './settings.module.css'

const SHOWN_FIRST = 5

/** The imports and merges of this machine, each of which can be undone as a whole, also weeks later, and what they said. */
export function ImportSettings({ onOpenReport }: { onOpenReport: (id: string) => void }) {
  const i18n = useI18n()
  const { data: imports } = useJournalQuery('imports')
  const [showsAll, setShowsAll] = useState(false)
  if (imports === undefined) return null
  const shown = showsAll ? imports : imports.slice(0, SHOWN_FIRST)
  return (
    <>
      <PhoneCountry />
      {imports.length === 0 ? (
        <p className={styles.words}>{i18n.t('Nothing was imported or merged on this machine yet.')}</p>
      ) : (
        <ul aria-label={i18n.t('Imports and merges')} className={styles.backups}>
          {shown.map((one) => (
            <ImportLine key={one.id} one={one} onOpenReport={onOpenReport} />
          ))}
        </ul>
      )}
      {shown.length < imports.length && (
        <Button kind="plain" size="small" onPress={() => setShowsAll(true)}>
          {i18n.t('Show all {count}', { count: imports.length })}
        </Button>
      )}
      <p className={styles.note}>
        {i18n.t(
          'Undo takes one back as a whole; Report says again what was done, what was not, and why. Who was edited or talked with since is left alone, and named. The last fifty are kept on this machine, fewer where they are very large, and of people who are forgotten nothing is kept.',
        )}
      </p>
    </>
  )
}

/** In which country numbers without one are, by which a file's numbers are compared with the journal's. */
function PhoneCountry() {
  const i18n = useI18n()
  const locale = useLocale()
  const { settings, change } = useSettings()
  if (settings === undefined) return null
  const countries = countryNames(locale).map(([id, label]) => ({ id, label }))
  const options = [{ id: '', label: i18n.t('As the language of this machine') }, ...countries]
  return (
    <Select
      label={i18n.t('Country of phone numbers without one')}
      help={i18n.t('An import compares 030 1234567 and +49 30 1234567 by it. Numbers stay as they are written.')}
      options={options}
      value={settings.phoneCountry}
      onChange={(phoneCountry) => change({ phoneCountry }, i18n.t('Phone numbers: changed'))}
    />
  )
}

/** Codes and names of the countries that the browser knows, by name. */
function countryNames(locale: string): [code: string, name: string][] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NO_COUNTRY.has(code))
  const named = codes.flatMap((code): [string, string][] => {
    const name = names.of(code)
    return name === undefined ? [] : [[code, name]]
  })
  const { compare } = new Intl.Collator(locale)
  return named.toSorted(([, one], [, other]) => compare(one, other))
}

/** Unions, tests, and names that another code has today. */
const NO_COUNTRY = new Set(
  'AN AQ BU BV CP CQ CS DD DG DY EA EU EZ FQ FX FY GS HM HV IC JT MI NH NQ NT PC PU PZ QO RH SU TF TP UK UM UN VD WK XA XB YD YU ZR ZZ'.split(
    ' ',
  ),
)

function ImportLine({ one, onOpenReport }: { one: MadeImport; onOpenReport: (id: string) => void }) {
  const i18n = useI18n()
  const locale = useLocale()
  const feedback = useCommandFeedback()
  const [isUndoing, setIsUndoing] = useState(false)
  const when = (at: number) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
  const what = importWords(i18n, one)
  const undo = () => {
    setIsUndoing(true)
    void feedback.undo(what, one.id).finally(() => setIsUndoing(false))
  }
  return (
    <li>
      <span className={styles.words}>
        {what}
        <span className={styles.help}>
          {when(one.at)}
          {one.names.length > 0 && ` · ${namesWords(i18n, one)}`}
        </span>
      </span>
      {one.undoneAt !== null && (
        <span className={styles.quiet}>
          {i18n.t('Undone {when}{leftAlone, plural, =0 {} one {, # left alone} other {, # left alone}}', {
            when: when(one.undoneAt),
            leftAlone: one.leftAlone,
          })}
        </span>
      )}
      {one.undoneAt === null && !one.canUndo && one.hasWritten && (
        <span className={styles.quiet}>{i18n.t('Nothing is left of it')}</span>
      )}
      {one.hasReport && (
        <Button
          size="small"
          aria-label={i18n.t('Report: {what}, {when}', { what, when: when(one.at) })}
          onPress={() => onOpenReport(one.id)}
        >
          {i18n.t('Report')}
        </Button>
      )}
      {one.canUndo && (
        <Button
          size="small"
          isPending={isUndoing}
          aria-label={i18n.t('Undo: {what}, {when}', { what, when: when(one.at) })}
          onPress={undo}
        >
          {i18n.t('Undo')}
        </Button>
      )}
    </li>
  )
}

function importWords(i18n: I18n, { what, format, people, hasWritten }: MadeImport): string {
  if (what === 'export') {
    return format === 'vault'
      ? i18n.t('Export: folder of Markdown notes')
      : i18n.t('Export: folder of vCards and calendars')
  }
  if (!hasWritten) return i18n.t('Import: {format}', { format: formatName(i18n, format) })
  if (what === 'merge') return i18n.t('Merged duplicates')
  return i18n.t('Imported {count, plural, one {# person} other {# people}}: {format}', {
    count: people,
    format: formatName(i18n, format),
  })
}

function namesWords(i18n: I18n, { names, people }: MadeImport): string {
  return i18n.t('{names}{others, plural, =0 {} one { and # more} other { and # more}}', {
    names: names.join(', '),
    others: Math.max(0, people - names.length),
  })
}
