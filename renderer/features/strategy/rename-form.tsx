import { useState } from 'react'
import { InPlaceForm } from '#ui/in-place-form.tsx'
import { TextField } from '#ui/text-field.tsx'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './strategy.module.css'

export interface RenameFormProps {
  label: string
  words: string
  /** A second line, where there is one: why. */
  second?: { readonly label: string; readonly words: string; readonly placeholder: string } | undefined
  onSave: (words: string, second: string) => void
  onClose: () => void
}

/** The words of a line, changed where they stand. Enter saves, Escape leaves them. */
export function RenameForm({ label, words, second, onSave, onClose }: RenameFormProps) {
  const i18n = useI18n()
  const [text, setText] = useState(words)
  const [more, setMore] = useState(second?.words ?? '')
  const save = () => {
    if (text.trim() === '') return
    if (text.trim() !== words || more.trim() !== (second?.words ?? '')) onSave(text.trim(), more.trim())
    onClose()
  }
  return (
    <InPlaceForm onSubmit={save} onClose={onClose} className={styles.rename}>
      <TextField
        label={label}
        hideLabel={second === undefined}
        value={text}
        onChange={setText}
        maxLength={500}
        autoFocus
      />
      {second !== undefined && (
        <TextField
          label={second.label}
          value={more}
          onChange={setMore}
          maxLength={2000}
          placeholder={second.placeholder}
        />
      )}
      <div className={styles.renameActions}>
        <Button size="small" kind="primary" type="submit" isDisabled={text.trim() === ''}>
          {i18n.t('Save')}
        </Button>
        <Button size="small" onPress={onClose}>
          {i18n.t('Cancel')}
        </Button>
      </div>
    </InPlaceForm>
  )
}
