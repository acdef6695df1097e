import { useState } from 'react'
import { OrganisationField } from '#parts/organisation-field.tsx'
import { DayField } from '#parts/day-field.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { formatDay } from '#ui/format-day.ts'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryList, type Entry } from './entry-list.tsx'
import styles from './person-details.module.css'

/** What somebody does and did, and where. */
export function RoleList({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  return (
    <EntryList
      person={{ ...person, roles: person.roles.toSorted(byTime) }}
      collection="roles"
      title={i18n.t('Roles')}
      addLabel={i18n.t('Add a role')}
      nameOf={(role) => role.title || role.organisationName}
      renderEntry={({ value: role }) => (
        <>
          <p className={styles.value}>{role.title || role.organisationName}</p>
          <p className={styles.label}>
            {role.title !== '' && role.organisationName}
            {role.title !== '' && role.organisationName !== '' && (role.from !== null || role.to !== null) && ' · '}
            <Span from={role.from} to={role.to} />
          </p>
        </>
      )}
      renderForm={(entry, close) => <RoleForm person={person} entry={entry} close={close} />}
    />
  )
}

function Span({ from, to }: { from: CivilDate | null; to: CivilDate | null }) {
  const i18n = useI18n()
  const today = useToday()
  const locale = useLocale()
  const said = (day: CivilDate) => formatDay(locale, day, 'month', today)
  if (from !== null && to !== null) return i18n.t('{from} to {to}', { from: said(from), to: said(to) })
  if (from !== null) return i18n.t('since {from}', { from: said(from) })
  return to === null ? null : i18n.t('until {to}', { to: said(to) })
}

/** What they do now before what they did, the latest first. */
function byTime(a: Entry<'roles'>, b: Entry<'roles'>): number {
  const end = (b.value.to ?? '9999').localeCompare(a.value.to ?? '9999')
  return end !== 0 ? end : (b.value.from ?? '').localeCompare(a.value.from ?? '')
}

export function RoleForm({
  person,
  entry,
  close,
}: {
  person: PersonPage
  entry: Entry<'roles'> | null
  close: () => void
}) {
  const i18n = useI18n()
  const [title, setTitle] = useState(entry?.value.title ?? '')
  const [organisation, setOrganisation] = useState(entry?.value.organisationName ?? '')
  const [from, setFrom] = useState<string | null>(entry?.value.from ?? null)
  const [to, setTo] = useState<string | null>(entry?.value.to ?? null)
  const isComplete = title.trim() !== '' || organisation.trim() !== ''
  return (
    <EntryForm
      personId={person.id}
      entryId={entry?.id ?? null}
      organisationName={organisation.trim()}
      entry={
        isComplete
          ? {
              collection: 'roles',
              value: {
                organisation: null,
                title: title.trim(),
                from: from as CivilDate | null,
                to: to as CivilDate | null,
              },
            }
          : null
      }
      close={close}
    >
      <TextField label={i18n.t('Title')} value={title} onChange={setTitle} autoFocus maxLength={2000} />
      <OrganisationField name={organisation} onChange={setOrganisation} />
      <DayField label={i18n.t('Since')} toward="past" value={from} onChange={setFrom} />
      <DayField label={i18n.t('Until')} toward="past" value={to} onChange={setTo} />
    </EntryForm>
  )
}
