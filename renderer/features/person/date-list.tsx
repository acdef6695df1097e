import { useState } from 'react'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { nextOccurrence, partialDate, yearsOn, type PartialDate } from '#shared/model/partial-date.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { formatPartialDay } from '#parts/format-partial-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryList, type Entry } from './entry-list.tsx'
import styles from './person-details.module.css'

const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

/** Birthdays and other days that come round, with or without a year. */
export function DateList({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  return (
    <EntryList
      person={person}
      collection="dates"
      title={i18n.t('Days to remember')}
      addLabel={i18n.t('Add a day')}
      nameOf={({ label }) => label || i18n.t('this day')}
      renderEntry={({ value }) => <DateEntry label={value.label} date={value.date} />}
      renderForm={(entry, close) => <DateForm person={person} entry={entry} close={close} />}
    />
  )
}

function DateEntry({ label, date }: { label: string; date: PartialDate }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday() as CivilDate
  const next = nextOccurrence(date, today)
  const years = yearsOn(date, next)
  const said = formatPartialDay(locale, date)
  return (
    <>
      <p className={styles.value}>{said}</p>
      <p className={styles.label}>
        {label} · <CivilDay day={next} show="relative" />
        {years !== null &&
          years > 0 &&
          i18n.t(' (the {years, selectordinal, one {#st} two {#nd} few {#rd} other {#th}})', { years })}
      </p>
    </>
  )
}

export function DateForm({
  person,
  entry,
  close,
}: {
  person: PersonPage
  entry: Entry<'dates'> | null
  close: () => void
}) {
  const i18n = useI18n()
  const locale = useLocale()
  const [label, setLabel] = useState(entry?.value.label ?? i18n.t('Birthday'))
  const [day, setDay] = useState(String(entry?.value.date.d ?? ''))
  const [month, setMonth] = useState<(typeof MONTHS)[number] | null>(
    entry === null ? null : (String(entry.value.date.m) as (typeof MONTHS)[number]),
  )
  const [year, setYear] = useState(String(entry?.value.date.y ?? ''))
  const parsed = partialDate.safeParse({
    ...(year.trim() === '' ? {} : { y: Number(year) }),
    m: Number(month),
    d: Number(day),
  })
  const isFilled = day.trim() !== '' && month !== null
  const names = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return (
    <EntryForm
      personId={person.id}
      entryId={entry?.id ?? null}
      entry={parsed.success ? { collection: 'dates', value: { date: parsed.data, label: label.trim() } } : null}
      close={close}
    >
      <TextField label={i18n.t('What')} value={label} onChange={setLabel} autoFocus maxLength={200} />
      <div className={styles.dateParts}>
        <TextField
          label={i18n.t('Day')}
          value={day}
          onChange={setDay}
          maxLength={2}
          error={isFilled && !parsed.success ? i18n.t('The calendar has no such day.') : undefined}
        />
        <Select
          label={i18n.t('Month')}
          options={MONTHS.map((id) => ({ id, label: names.format(Date.UTC(2024, Number(id) - 1, 1)) }))}
          value={month}
          onChange={setMonth}
          placeholder={i18n.t('Month')}
        />
        <TextField label={i18n.t('Year, if known')} value={year} onChange={setYear} maxLength={4} />
      </div>
    </EntryForm>
  )
}
