import { useCommand } from '#client/use-command.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { ring } from '#shared/model/ring.ts'
import { partialDate } from '#shared/model/partial-date.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { fieldName, valueWords } from './history-words.ts'
import styles from './person.module.css'

/** Fields that two devices wrote without knowing of each other: both values, and a choice. */
export function PersonConflicts({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const resolve = useResolve(person)
  if (person.conflicts.length === 0) return null
  const said = (path: readonly string[], value: string | null) =>
    value === null ? null : valueWords(i18n, path, value, person)
  return (
    <section className={styles.conflicts} aria-label={i18n.t('Written on two devices')}>
      <p>{i18n.t('Two devices wrote these at the same time. Choose which holds.')}</p>
      <ul>
        {person.conflicts.map((conflict) => (
          <li key={conflict.path.join('.')} className={styles.conflict}>
            <span className={styles.conflictField}>{fieldName(i18n, conflict.path)}</span>
            <Choice
              value={said(conflict.path, conflict.kept)}
              action={i18n.t('Keep this')}
              onChoose={resolve(conflict.path, conflict.kept)}
            />
            {conflict.others.map((other) => (
              <Choice
                key={other ?? ''}
                value={said(conflict.path, other)}
                action={i18n.t('Use that')}
                onChoose={resolve(conflict.path, other)}
              />
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Choice({ value, action, onChoose }: { value: string | null; action: string; onChoose: (() => void) | null }) {
  const i18n = useI18n()
  const shown = value === null || value === '' ? i18n.t('nothing') : value
  return (
    <span className={styles.choice}>
      <strong>{shown}</strong>
      {onChoose !== null && (
        <Button size="small" aria-label={`${action}: ${shown}`} onPress={onChoose}>
          {action}
        </Button>
      )}
    </span>
  )
}

/** Writing the field again, with either value, settles it. Null where this page cannot write it. */
function useResolve(person: PersonPage): (path: readonly string[], value: string | null) => (() => void) | null {
  const i18n = useI18n()
  const options = { said: i18n.t('Settled.') }
  const edit = useCommand('editPerson', options)
  const putInRing = useCommand('putInRing', options)
  const setCadence = useCommand('setCadence', options)
  const putEntry = useCommand('putEntry', options)
  const { id } = person
  return ([field, key = '', part], value) => {
    if (person.readOnly) return null
    switch (field) {
      case 'names':
        return () => void edit.run({ id, names: { [key]: value ?? '' } })
      case 'metOn':
        return () => void edit.run({ id, metOn: value as CivilDate | null })
      case 'ring':
        return () => void putInRing.run({ ids: [id], ring: value === null ? null : ring.parse(value) })
      case 'cadence': {
        const { [key as 'paused']: _settled, ...others } = person.cadenceOverride
        const settled =
          value === null || key === '' ? {} : { [key]: key === 'paused' ? value === 'true' : Number(value) }
        return () => void setCadence.run({ id, cadence: { ...others, ...settled } })
      }
      case 'dates': {
        const entry = person.dates.find((candidate) => candidate.id === key)
        if (entry === undefined || value === null) return null
        const date = part === 'label' ? entry.value.date : readDate(value)
        if (date === null) return null
        const label = part === 'label' ? value : entry.value.label
        return () => void putEntry.run({ id, entryId: key, entry: { collection: 'dates', value: { date, label } } })
      }
      default:
        return null
    }
  }
}

function readDate(value: string): ReturnType<typeof partialDate.parse> | null {
  try {
    const parsed = partialDate.safeParse(JSON.parse(value))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
