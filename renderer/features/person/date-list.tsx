import { useState } from 'react'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { nextOccurrence, yearsOn, type PartialDate } from '#shared/model/partial-date.ts'
import { typedPartialDay } from '#shared/quick-log/typed-day.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { TextField } from '#ui/text-field.tsx'
import { isDayFirst } from '#parts/day-first.ts'
import { formatPartialDay } from '#parts/format-partial-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryList, type Entry } from './entry-list.tsx'
import styles from './person-details.module.css'

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
  const today = useToday() as CivilDate
  const [label, setLabel] = useState(entry?.value.label ?? i18n.t('Birthday'))
  const [typed, setTyped] = useState(entry === null ? '' : formatPartialDay(locale, entry.value.date))
  const [isLeft, setIsLeft] = useState(false)
  const date = typedPartialDay(typed, today, { dayFirst: isDayFirst(locale) })
  return (
    <EntryForm
      personId={person.id}
      entryId={entry?.id ?? null}
      entry={date === null ? null : { collection: 'dates', value: { date, label: label.trim() } }}
      close={close}
    >
      <TextField label={i18n.t('What')} value={label} onChange={setLabel} autoFocus maxLength={200} />
      <TextField
        label={i18n.t('Day')}
        value={typed}
        onChange={(text) => {
          setTyped(text)
          setIsLeft(false)
        }}
        onBlur={() => setIsLeft(true)}
        placeholder={i18n.t('3 May, 3 May 1980…')}
        maxLength={100}
        help={date === null ? i18n.t('The year only if you know it.') : formatPartialDay(locale, date)}
        error={isLeft && date === null && typed.trim() !== '' ? i18n.t('This is no day that can be read.') : undefined}
      />
    </EntryForm>
  )
}
