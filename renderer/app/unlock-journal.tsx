import { useState, type FormEvent } from 'react'
import { desktopBridge } from '#client/desktop.ts'
import { PASSPHRASE_MAX } from '#shared/model/passphrase.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './unlock-journal.module.css'

/** Asks for the recovery passphrase of a journal whose key is not at hand; why, and what was wrong with the last one, is said beside it. */
export function UnlockJournal() {
  const i18n = useI18n()
  const [said, setSaid] = useState('')
  const [keeps, setKeeps] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (said.trim() !== '') desktopBridge()?.unlockJournal({ passphrase: said, keep: keeps })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={i18n.t('Recovery passphrase')}
        type="password"
        value={said}
        onChange={setSaid}
        autoFocus
        maxLength={PASSPHRASE_MAX}
        className={styles.field}
      />
      <Checkbox isSelected={keeps} onChange={setKeeps}>
        {i18n.t('Keep the key on this machine from now on')}
      </Checkbox>
      <div>
        <Button kind="primary" type="submit" isDisabled={said.trim() === ''}>
          {i18n.t('Open the journal')}
        </Button>
      </div>
    </form>
  )
}
