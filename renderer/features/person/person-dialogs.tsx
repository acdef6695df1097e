import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { PersonField } from '#parts/person-field.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FormDialog } from '#ui/form-dialog.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useDraft } from '#ui/use-draft.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './person.module.css'

export interface PersonDialogProps {
  person: PersonPage
  onClose: () => void
}

/** How somebody is called, and whether they are of my own organisation. */
export function NamesDialog({ person, onClose }: PersonDialogProps) {
  const i18n = useI18n()
  const { draft: names, change: set } = useDraft(person.names)
  const [pronouns, setPronouns] = useState(person.pronouns)
  const [side, setSide] = useState<'inside' | 'outside' | 'unknown'>(person.side ?? 'unknown')
  const edit = useCommand('editPerson', { said: i18n.t('Changed the name.') })
  const isEmpty = [names.given, names.family, names.display, names.nick].every((part) => part.trim() === '')
  const save = () =>
    edit
      .run({ id: person.id, names, pronouns: pronouns.trim(), side: side === 'unknown' ? null : side })
      .then(onClose, () => undefined)
  return (
    <FormDialog
      title={i18n.t('Name')}
      isOpen
      onClose={onClose}
      submit={i18n.t('Save')}
      canSubmit={!isEmpty && !edit.pending}
      onSubmit={() => !isEmpty && save()}
      className={styles.names}
    >
      <TextField
        label={i18n.t('Given name')}
        value={names.given}
        onChange={(given) => set({ given })}
        autoFocus
        maxLength={200}
      />
      <TextField
        label={i18n.t('Family name')}
        value={names.family}
        onChange={(family) => set({ family })}
        maxLength={200}
      />
      <TextField label={i18n.t('Nickname')} value={names.nick} onChange={(nick) => set({ nick })} maxLength={200} />
      <TextField label={i18n.t('Pronouns')} value={pronouns} onChange={setPronouns} maxLength={100} />
      <TextField
        label={i18n.t('How it is said')}
        help={i18n.t('Also used to sort: a reading, such as furigana or pinyin.')}
        value={names.phonetic}
        onChange={(phonetic) => set({ phonetic })}
        maxLength={200}
      />
      <TextField
        label={i18n.t('Name as shown')}
        help={i18n.t('Only where the parts do not make it: Dr. Lee, Madonna.')}
        value={names.display}
        onChange={(display) => set({ display })}
        maxLength={200}
      />
      <Segmented
        label={i18n.t('My organisation')}
        options={[
          { id: 'inside', label: i18n.t('Inside') },
          { id: 'outside', label: i18n.t('Outside') },
          { id: 'unknown', label: i18n.t('Not said') },
        ]}
        value={side}
        onChange={setSide}
      />
    </FormDialog>
  )
}

export interface MergeDialogProps extends PersonDialogProps {
  /** Goes to the one who stays. */
  onMerged: (into: PersonId) => void
}

/** Two entries for one person become one. */
export function MergeDialog({ person, onClose, onMerged }: MergeDialogProps) {
  const i18n = useI18n()
  const [other, setOther] = useState<PersonLink | null>(null)
  const merge = useCommand('mergePeople', {
    said: i18n.t('{name} is now part of {other}.', { name: person.name, other: other?.name ?? '' }),
  })
  return (
    <Dialog
      title={i18n.t('Merge {name} with another person', { name: person.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button
            // Made anew once somebody is chosen: the field that had the focus goes, and this is what is pressed next.
            key={other === null ? 'nobody' : 'somebody'}
            autoFocus={other !== null}
            kind="primary"
            isDisabled={other === null || merge.pending}
            onPress={() => {
              if (other === null) return
              void merge.run({ from: person.id, into: other.id }).then(
                () => onMerged(other.id),
                () => undefined,
              )
            }}
          >
            {i18n.t('Merge')}
          </Button>
        </>
      }
    >
      <div className={styles.dialogBody}>
        {other === null ? (
          <PersonField
            label={i18n.t('The same person as')}
            without={person.id}
            value={other}
            onChange={setOther}
            autoFocus
          />
        ) : (
          <p>
            {i18n.t('Everything about {name} moves to {other}: conversations, follow-ups and all you know.', {
              name: person.name,
              other: other.name,
            })}{' '}
            <Button kind="plain" size="small" onPress={() => setOther(null)}>
              {i18n.t('Somebody else')}
            </Button>
          </p>
        )}
        <p className={styles.quiet}>{i18n.t('Nothing is lost, and it can be undone.')}</p>
      </div>
    </Dialog>
  )
}

export interface ForgetDialogProps extends PersonDialogProps {
  onForgotten: () => void
}

/** The one question that Rapport asks: what is forgotten does not come back. */
export function ForgetDialog({ person, onClose, onForgotten }: ForgetDialogProps) {
  const i18n = useI18n()
  const forget = useCommand('forget', { said: i18n.t('{name} is forgotten.', { name: person.name }) })
  return (
    <Dialog
      title={i18n.t('Forget {name} for good?', { name: person.name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      size="small"
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {i18n.t('Keep')}
          </Button>
          <Button
            kind="danger"
            isDisabled={forget.pending}
            onPress={() => void forget.run({ id: person.id }).then(onForgotten, () => undefined)}
          >
            {i18n.t('Forget for good')}
          </Button>
        </>
      }
    >
      <div className={styles.dialogBody}>
        <p>
          {i18n.t(
            'Everything you know about {name} is erased on every device, with its history. This cannot be undone. Conversations stay, without the name; of an introduction stays that the other was introduced to somebody.',
            { name: person.name },
          )}
        </p>
        <p className={styles.quiet}>{i18n.t('Older backups still hold it until they are replaced.')}</p>
      </div>
    </Dialog>
  )
}
