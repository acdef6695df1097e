import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { ReframeId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { InPlaceForm } from '#ui/in-place-form.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './mindset.module.css'

/** Both sides of a story of one's own. What to go by may come later. */
export function NewCardForm({ onClose, onMade }: { onClose: () => void; onMade: (id: ReframeId) => void }) {
  const i18n = useI18n()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const add = useCommand('addCard', { said: i18n.t('The card is there.') })
  const submit = () => {
    if (from.trim() === '' || add.pending) return
    void add.run({ from: from.slice(0, 2000), to: to.slice(0, 2000) }).then(
      ({ id }) => onMade(id),
      () => undefined,
    )
  }
  return (
    <InPlaceForm className={styles.form} onSubmit={submit} onClose={onClose}>
      <TextArea
        label={i18n.t('What I tell myself')}
        value={from}
        onChange={setFrom}
        rows={2}
        reading
        autoFocus
        placeholder={i18n.t('They are far too important for me.')}
      />
      <TextArea label={i18n.t('What I would rather go by')} value={to} onChange={setTo} rows={2} reading />
      <div className={styles.formActions}>
        <Button type="submit" kind="primary" isDisabled={from.trim() === ''} isPending={add.pending}>
          {i18n.t('Keep the card')}
        </Button>
        <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
      </div>
    </InPlaceForm>
  )
}
