import type { FormEvent, ReactNode } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { CommandInput } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './person-details.module.css'

type PutEntry = CommandInput<'putEntry'>

export interface EntryFormProps {
  personId: PersonId
  /** Null for a new one. */
  entryId: string | null
  /** What to save; null while it is not complete. */
  entry: PutEntry['entry'] | null
  organisationName?: string | undefined
  close: () => void
  children: ReactNode
}

/** The frame of the small forms for channels, roles, places, dates, needs and offers. */
export function EntryForm({ personId, entryId, entry, organisationName, close, children }: EntryFormProps) {
  const i18n = useI18n()
  const put = useCommand('putEntry', { said: entryId === null ? i18n.t('Added.') : i18n.t('Changed.') })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (entry === null || put.pending) return
    const input: PutEntry = {
      id: personId,
      entryId,
      entry,
      ...(organisationName === undefined ? {} : { organisationName }),
    }
    await put.run(input).then(close, () => undefined)
  }
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      {children}
      <div className={styles.formActions}>
        <Button onPress={close}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={entry === null || put.pending}>
          {i18n.t('Save')}
        </Button>
      </div>
    </form>
  )
}
