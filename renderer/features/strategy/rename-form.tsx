import { useState } from 'react'
import { InPlaceForm } from '#ui/in-place-form.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { Button } from '#ui/button.tsx'
import { useSaveKey } from '#ui/use-save-key.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './strategy.module.css'

export interface RenameFormProps {
  label: string
  words: string
  /** A second line, where there is one: why. */
  second?: { readonly label: string; readonly words: string; readonly placeholder: string } | undefined
  /** Of several lines: Ctrl and Enter save. */
  isLong?: boolean
  mayBeEmpty?: boolean
  maxLength?: number
  onSave: (words: string, second: string) => void
  onClose: () => void
}

/** The words of a line, changed where they stand. Enter saves, Escape leaves them. */
export function RenameForm(props: RenameFormProps) {
  const { label, words, second, isLong = false, mayBeEmpty = false, maxLength = 500, onSave, onClose } = props
  const i18n = useI18n()
  const [text, setText] = useState(words)
  const [more, setMore] = useState(second?.words ?? '')
  const isEmpty = text.trim() === '' && !mayBeEmpty
  const isTooLong = text.trim().length > maxLength
  const save = () => {
    if (isEmpty || isTooLong) return
    if (text.trim() !== words || more.trim() !== (second?.words ?? '')) onSave(text.trim(), more.trim())
    onClose()
  }
  useSaveKey(save)
  return (
    <InPlaceForm onSubmit={save} onClose={onClose} className={styles.rename}>
      {isLong ? (
        <TextArea
          label={label}
          hideLabel
          value={text}
          onChange={setText}
          rows={4}
          error={isTooLong ? i18n.t('At most {max} characters.', { max: maxLength }) : undefined}
          autoFocus
        />
      ) : (
        <TextField
          label={label}
          hideLabel={second === undefined}
          value={text}
          onChange={setText}
          maxLength={maxLength}
          autoFocus
        />
      )}
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
        <Button size="small" kind="primary" type="submit" isDisabled={isEmpty || isTooLong}>
          {i18n.t('Save')}
        </Button>
        <Button size="small" onPress={onClose}>
          {i18n.t('Cancel')}
        </Button>
      </div>
    </InPlaceForm>
  )
}
