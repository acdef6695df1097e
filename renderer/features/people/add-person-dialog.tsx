import { OrganisationField } from '#parts/organisation-field.tsx'
import { PersonField } from '#parts/person-field.tsx'
import { ringWords } from '#parts/ring-words.ts'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { PersonId } from '#shared/model/id.ts'
import { foldName, namesFromText } from '#shared/model/person-name.ts'
import { RINGS } from '#shared/model/ring.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { RingFilter } from './people-search.ts'
import styles from './people.module.css'

export interface AddPersonDialogProps {
  onClose: () => void
  onAdded: (id: PersonId) => void
}

/** Puts somebody in the journal: a name is enough. */
export function AddPersonDialog({ onClose, onAdded }: AddPersonDialogProps) {
  const i18n = useI18n()
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [title, setTitle] = useState('')
  const [ring, setRing] = useState<RingFilter>('none')
  const [through, setThrough] = useState<PersonLink | null>(null)
  const clean = name.trim()
  const add = useCommand('addPerson', { said: i18n.t('{name} is in your journal.', { name: clean }) })
  const sameName = useJournalQuery('peopleNamed', { text: clean, limit: 5 }, { enabled: clean.length > 2 }).data ?? []
  const known = sameName.find((person) => foldName(person.name) === foldName(clean))
  const rings = ringWords(i18n)

  const save = async () => {
    if (clean === '' || add.pending) return
    const person = {
      names: namesFromText(clean),
      organisation: organisation.trim(),
      title: title.trim(),
      ring: ring === 'none' ? null : ring,
      metThrough: through?.id ?? null,
    }
    await add.run(person).then(
      ({ id }) => onAdded(id),
      () => undefined,
    )
  }

  return (
    <FormDialog
      title={i18n.t('New person')}
      isOpen
      onClose={onClose}
      submit={i18n.t('Add')}
      canSubmit={clean !== '' && !add.pending}
      onSubmit={save}
      className={styles.form}
    >
      <TextField
        label={i18n.t('Name')}
        value={name}
        onChange={setName}
        autoFocus
        maxLength={400}
        help={known === undefined ? undefined : alreadyThere(i18n, known.name, known.organisation)}
      />
      <div className={styles.pair}>
        <TextField label={i18n.t('Title')} value={title} onChange={setTitle} maxLength={2000} />
        <OrganisationField name={organisation} onChange={setOrganisation} />
      </div>
      <div className={styles.pair}>
        <Select<RingFilter>
          label={i18n.t('Ring')}
          options={[...RINGS, 'none' as const].map((id) => ({
            id,
            label: rings[id],
            icon: <RingMark ring={id === 'none' ? null : id} />,
          }))}
          value={ring}
          onChange={setRing}
        />
        <PersonField label={i18n.t('Met through')} value={through} onChange={setThrough} />
      </div>
    </FormDialog>
  )
}

function alreadyThere(i18n: ReturnType<typeof useI18n>, name: string, organisation: string): string {
  return organisation === ''
    ? i18n.t('Somebody called {name} is in your journal already.', { name })
    : i18n.t('{name} of {organisation} is in your journal already. Is this somebody else?', { name, organisation })
}
