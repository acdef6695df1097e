import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { DocumentText } from '#parts/document-text.tsx'
import { standingWords } from '#parts/giving-words.ts'
import { ParticipantsField, toParticipants, type ShownParticipant } from '#parts/participants-field.tsx'
import type { AskRow } from '#shared/contract/giving-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { AskStanding } from '#shared/model/ask.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { EntryAside } from './entry-aside.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { AskHelpers } from './ask-helpers.tsx'
import { AskLetter } from './ask-letter.tsx'
import { changedParts } from './changed-parts.ts'
import { GivingConflicts } from './giving-conflicts.tsx'
import { GivingHistory } from './giving-history.tsx'
import styles from './giving.module.css'

export interface AskDialogProps {
  /** Null for a new one. */
  ask: AskRow | null
  /** Opens `mailto:` outside of the app. */
  onOpenLink: (href: string) => void
  onClose: () => void
}

interface Parts {
  readonly text: string
  readonly people: readonly ShownParticipant[]
  readonly standing: AskStanding
}

/** What I need, in one sentence, and whom I ask for it. */
export function AskDialog({ ask, onOpenLink, onClose }: AskDialogProps) {
  const i18n = useI18n()
  const [opened, setOpened] = useState<Parts>({
    text: ask?.text ?? '',
    people: ask?.people ?? [],
    standing: ask?.standing ?? 'open',
  })
  const [parts, setParts] = useState(opened)
  const [isHistoryShown, setHistoryShown] = useState(false)
  const [writingTo, setWritingTo] = useState<PersonLink | null>(null)
  const known = parts.people.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]))
  const change = (part: Partial<Parts>) => setParts((before) => ({ ...before, ...part }))
  const add = useCommand('addAsk', { said: i18n.t('Written down.') })
  const edit = useCommand('editAsk', { said: i18n.t('Changed.') })
  const stand = useCommand('setAskStanding', { said: i18n.t('Changed.') })
  const isSaving = add.pending || edit.pending || stand.pending
  const canSave = parts.text.trim() !== '' && !isSaving && ask?.readOnly !== true

  const save = async () => {
    if (!canSave) return
    const text = parts.text.trim()
    if (ask === null) {
      await add.run({ text, people: toParticipants(parts.people) }).then(onClose, () => undefined)
      return
    }
    // Only what was changed here is written: another window or device may have changed the rest meanwhile.
    const { people, standing, ...changed } = changedParts(opened, { ...parts, text })
    const edited = { ...changed, ...(people !== undefined && { people: toParticipants(people) }) }
    try {
      if (Object.keys(edited).length > 0) await edit.run({ id: ask.id, ...edited })
      if (standing !== undefined) await stand.run({ id: ask.id, standing })
      onClose()
    } catch {
      // Said already; what was typed stays.
    }
  }
  const words = standingWords(i18n)
  return (
    <FormDialog
      title={ask === null ? i18n.t('What do you need?') : i18n.t('My ask')}
      isOpen
      onClose={onClose}
      submit={i18n.t('Save')}
      canSubmit={canSave}
      onSubmit={save}
      className={styles.form}
      aside={ask !== null && <EntryAside id={ask.id} onClose={onClose} onHistory={() => setHistoryShown(true)} />}
      below={
        <>
          {ask !== null && (
            <>
              <GivingConflicts
                id={ask.id}
                isReadOnly={ask.readOnly}
                onSettled={([field], value) => {
                  if (field !== 'text') return
                  setOpened((before) => ({ ...before, text: value ?? '' }))
                  change({ text: value ?? '' })
                }}
              />
              {parts.standing === 'open' && !ask.readOnly && (
                <>
                  {known.length > 0 && (
                    <div className={styles.letterEnd}>
                      {known.map((person) => (
                        <Button key={person.id} size="small" onPress={() => setWritingTo(person)}>
                          {i18n.t('Write to {name}…', { name: person.name })}
                        </Button>
                      ))}
                    </div>
                  )}
                  <AskHelpers
                    ask={ask.id}
                    asked={known.map(({ id }) => id)}
                    onAsk={(person) => change({ people: [...parts.people, person] })}
                    onWrite={setWritingTo}
                  />
                  {writingTo !== null && (
                    <AskLetter
                      key={writingTo.id}
                      text={parts.text}
                      to={writingTo}
                      onOpenLink={onOpenLink}
                      onClose={closerOf(setWritingTo, writingTo)}
                    />
                  )}
                </>
              )}
              <AskOutcome ask={ask} />
            </>
          )}
          {isHistoryShown && ask !== null && <GivingHistory of={ask} onClose={() => setHistoryShown(false)} />}
        </>
      }
    >
      <TextField
        label={i18n.t('What I need, in one sentence')}
        value={parts.text}
        onChange={(text) => change({ text })}
        placeholder={i18n.t('An introduction to a lawyer who knows works councils')}
        help={i18n.t('The more exact it is, the easier it is to say yes, or to know somebody.')}
        autoFocus
        maxLength={2000}
      />
      <ParticipantsField
        label={i18n.t('Whom I asked')}
        placeholder={i18n.t('Name of a person')}
        people={parts.people}
        onChange={(people) => change({ people })}
      />
      {ask !== null && (
        <Segmented
          label={i18n.t('How it stands')}
          options={(['open', 'met', 'letGo'] as const).map((id) => ({ id, label: words[id] }))}
          value={parts.standing}
          onChange={(standing) => change({ standing })}
        />
      )}
    </FormDialog>
  )
}

/** Kept as it is written, so that what a second device writes meanwhile is merged into it. */
function AskOutcome({ ask }: { ask: AskRow }) {
  const i18n = useI18n()
  const now = useJournalQuery('asks', { id: ask.id, limit: 1 }).data?.rows[0]
  return (
    <div className={styles.outcome}>
      <h3>{i18n.t('What came of it')}</h3>
      <DocumentText
        id={ask.id}
        field="outcome"
        label={i18n.t('What came of it')}
        value={(now ?? ask).outcome}
        placeholder={i18n.t('Who helped, and how did it go on?')}
        readOnly={ask.readOnly}
      />
    </div>
  )
}
