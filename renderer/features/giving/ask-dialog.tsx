import { useId, useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import { PersonField } from '#parts/person-field.tsx'
import type { AskRow } from '#shared/contract/giving-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { AskStanding } from '#shared/model/ask.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { standingWords } from '#parts/giving-words.ts'
import styles from './giving.module.css'

export interface AskDialogProps {
  /** Null for a new one. */
  ask: AskRow | null
  onClose: () => void
}

/** What I need, in one sentence, and whom I ask for it. */
export function AskDialog({ ask, onClose }: AskDialogProps) {
  const i18n = useI18n()
  const form = useId()
  const [text, setText] = useState(ask?.text ?? '')
  const [person, setPerson] = useState<PersonLink | null>(ask?.people[0] ?? null)
  const [standing, setStanding] = useState<AskStanding>(ask?.standing ?? 'open')
  const [outcome, setOutcome] = useState(ask?.outcome ?? '')
  const add = useCommand('addAsk', { said: i18n.t('Written down.') })
  const edit = useCommand('editAsk', { said: i18n.t('Changed.') })
  const stand = useCommand('setAskStanding', { said: i18n.t('Changed.') })
  const trash = useCommand('moveToTrash', { said: i18n.t('It is in the trash.') })
  const isSaving = add.pending || edit.pending || stand.pending
  const canSave = text.trim() !== '' && !isSaving && ask?.readOnly !== true

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!canSave) return
    const people = person === null ? [] : [{ id: person.id }]
    if (ask === null) {
      await add.run({ text, people }).then(onClose, () => undefined)
      return
    }
    const changed = {
      ...(text.trim() !== ask.text && { text }),
      ...(person?.id !== ask.people[0]?.id && { people }),
      ...(outcome !== ask.outcome && { outcome }),
    }
    try {
      if (Object.keys(changed).length > 0) await edit.run({ id: ask.id, ...changed })
      if (standing !== ask.standing) await stand.run({ id: ask.id, standing })
      onClose()
    } catch {
      // Said already; what was typed stays.
    }
  }
  const words = standingWords(i18n)
  return (
    <Dialog
      title={ask === null ? i18n.t('What do you need?') : i18n.t('My ask')}
      isOpen
      onClose={onClose}
      actions={
        <>
          {ask !== null && (
            <Button
              kind="plain"
              className={styles.trash}
              onPress={() => void trash.run({ ids: [ask.id] }).then(onClose, () => undefined)}
            >
              {i18n.t('Move to the trash')}
            </Button>
          )}
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={!canSave}>
            {i18n.t('Save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} className={styles.form}>
        <TextField
          label={i18n.t('What I need, in one sentence')}
          value={text}
          onChange={setText}
          placeholder={i18n.t('An introduction to a lawyer who knows works councils')}
          help={i18n.t('The more exact it is, the easier it is to say yes, or to know somebody.')}
          autoFocus
          maxLength={2000}
        />
        <PersonField label={i18n.t('Whom I asked')} value={person} onChange={setPerson} />
        {ask !== null && (
          <>
            <Segmented
              label={i18n.t('How it stands')}
              options={(['open', 'met', 'letGo'] as const).map((id) => ({ id, label: words[id] }))}
              value={standing}
              onChange={setStanding}
            />
            <TextArea label={i18n.t('What came of it')} value={outcome} onChange={setOutcome} rows={2} reading />
          </>
        )}
      </form>
    </Dialog>
  )
}
