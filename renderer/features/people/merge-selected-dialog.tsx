import { useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface MergeSelectedDialogProps {
  /** The two who are one person. */
  ids: readonly [PersonId, PersonId]
  onClose: () => void
  onMerged: () => void
}

/** Of two who are one person, whose name and ring stay; of whom more is written is chosen already. */
export function MergeSelectedDialog({ ids: [a, b], onClose, onMerged }: MergeSelectedDialogProps) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const merge = useCommand('mergePeople')
  const [one, other] = [useJournalQuery('person', { id: a }).data, useJournalQuery('person', { id: b }).data]
  const [chosen, setChosen] = useState<PersonId | null>(null)
  const known = one !== undefined && other !== undefined
  const likelier = known && weightOf(other) > weightOf(one) ? b : a
  const into = chosen ?? likelier
  const names = known ? { name: into === a ? other.name : one.name, other: into === a ? one.name : other.name } : null
  const run = () => {
    if (names === null || merge.pending) return
    void merge.run({ from: into === a ? b : a, into }).then(
      ({ undo }) => {
        feedback.done(i18n.t('{name} is now part of {other}.', names), undo)
        onMerged()
      },
      () => undefined,
    )
  }
  return (
    <Dialog
      title={i18n.t('Merge two people')}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button
            // Made anew once both are known: what cannot be pressed yet takes no focus.
            key={known ? 'known' : 'awaited'}
            kind="primary"
            autoFocus={known}
            isDisabled={names === null || merge.pending}
            onPress={run}
          >
            {i18n.t('Merge')}
          </Button>
        </>
      }
    >
      {known && (
        <RadioGroup
          label={i18n.t('Whose name and ring stay?')}
          options={[one, other].map((person) => ({
            id: person.id,
            label: person.name,
            detail: detailOf(i18n, person),
          }))}
          value={into}
          onChange={setChosen}
          help={i18n.t('Everything about the other moves along. Nothing is lost, and it can be undone.')}
        />
      )}
    </Dialog>
  )
}

/** Conversations count most: who has a ring was thought about as well. */
function weightOf({ conversationCount, ring, channels, roles }: PersonPage): number {
  return conversationCount * 10 + (ring === null ? 0 : 5) + channels.length + roles.length
}

function detailOf(i18n: ReturnType<typeof useI18n>, { roles, conversationCount }: PersonPage): string {
  const role = roles.find(({ value }) => value.to === null)?.value
  const work = [role?.title, role?.organisationName].filter(Boolean).join(', ')
  const spoken = i18n.t('{count, plural, =0 {no conversation} one {# conversation} other {# conversations}}', {
    count: conversationCount,
  })
  return [work, spoken].filter(Boolean).join(' · ')
}
