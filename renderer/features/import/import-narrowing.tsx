import { useState } from 'react'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import { foldName } from '#shared/model/person-name.ts'
import { Button } from '#ui/button.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { Select } from '#ui/select.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import type { ImportSession } from './import-session.ts'
import styles from './import.module.css'

/** What the new people of a file are narrowed to. */
export interface Narrowed {
  organisation?: string
  year?: number
}

export interface ImportNarrowingProps {
  preview: string
  narrowed: Narrowed
  onNarrow: (narrowed: Narrowed) => void
  session: ImportSession
}

const SHOWN = 50

/** Narrows the new people by employer and by the year in which one was connected, and ticks all that are then shown. */
export function ImportNarrowing({ preview, narrowed, onNarrow, session }: ImportNarrowingProps) {
  const i18n = useI18n()
  const client = useJournalClient()
  const number = new Intl.NumberFormat(useLocale())
  const { data } = useJournalQuery('importGroups', { preview })
  const [text, setText] = useState(narrowed.organisation ?? '')
  const { organisations = [], years = [] } = data ?? {}
  const wanted = foldName(text)
  const fitting = organisations
    .filter(({ name }) => foldName(name).includes(wanted))
    .slice(0, SHOWN)
    .map(({ name, count }) => ({ id: name, label: name, detail: number.format(count) }))
  const leaveOut = (isOut: boolean) =>
    void client.queries
      .importRecords({ preview, outcome: 'create', ...narrowed })
      .then((records) => session.leaveOut(records, isOut))
  const employer = (name: string | null) => {
    const { organisation: _before, ...rest } = narrowed
    setText(name ?? '')
    onNarrow(name === null ? rest : { ...rest, organisation: name })
  }
  const isNarrowed = narrowed.organisation !== undefined || narrowed.year !== undefined
  return (
    <div className={styles.narrowing}>
      {organisations.length > 1 && (
        <ComboBox
          label={i18n.t('Employer')}
          hideLabel
          placeholder={i18n.t('Any employer')}
          options={fitting}
          text={text}
          onTextChange={(typed) => {
            setText(typed)
            if (typed === '') employer(null)
          }}
          value={narrowed.organisation ?? null}
          onChange={employer}
          none={i18n.t('No such employer in the file')}
          className={styles.employer}
        />
      )}
      {years.length > 1 && (
        <Select
          label={i18n.t('Year of connection')}
          hideLabel
          options={[
            { id: 'any', label: i18n.t('Any year') },
            ...years.map(({ year, count }) => ({ id: String(year), label: `${year} · ${number.format(count)}` })),
          ]}
          value={narrowed.year === undefined ? 'any' : String(narrowed.year)}
          onChange={(id) => {
            const { year: _before, ...rest } = narrowed
            onNarrow(id === 'any' ? rest : { ...rest, year: Number(id) })
          }}
        />
      )}
      <div className={styles.all}>
        <Button size="small" kind="plain" onPress={() => leaveOut(false)}>
          {isNarrowed ? i18n.t('Tick those shown') : i18n.t('Tick all')}
        </Button>
        <Button size="small" kind="plain" onPress={() => leaveOut(true)}>
          {isNarrowed ? i18n.t('Untick those shown') : i18n.t('Untick all')}
        </Button>
      </div>
    </div>
  )
}
