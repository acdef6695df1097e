import { Mail, Merge, MessageSquarePlus } from 'lucide-react'
import { useState } from 'react'
import { useJournalClient } from '#client/journal-provider.tsx'
import type { PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { useToasts } from '#ui/toasts.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { LogSelectedDialog, MAX_TOGETHER } from './log-selected-dialog.tsx'
import { MergeSelectedDialog } from './merge-selected-dialog.tsx'

export interface SelectedActionsProps {
  ids: readonly PersonId[]
  isBusy: boolean
  /** The two are one: nobody is selected any more. */
  onMerged: () => void
}

/** What those selected are wanted for: their addresses, and, where they are two, to be one. */
export function SelectedActions({ ids, isBusy, onMerged }: SelectedActionsProps) {
  const i18n = useI18n()
  const client = useJournalClient()
  const toasts = useToasts()
  const [isMerging, setIsMerging] = useState(false)
  const [logging, setLogging] = useState<'log' | 'plan' | null>(null)
  const canLog = ids.length <= MAX_TOGETHER
  const [a, b] = ids
  const pair = ids.length === 2 && a !== undefined && b !== undefined ? ([a, b] as const) : null
  const copyEmails = async () => {
    const { emails, without } = await client.queries.emails({ ids: [...ids] })
    if (emails.length > 0) await navigator.clipboard.writeText(emails.join(', '))
    const copied = i18n.t(
      '{count, plural, =0 {Nobody of them has an e-mail address.} one {# e-mail address is copied.} other {# e-mail addresses are copied.}}',
      { count: emails.length },
    )
    const lacking = i18n.t('{count, plural, one {# person has} other {# people have}} none.', { count: without })
    return without > 0 && emails.length > 0 ? `${copied} ${lacking}` : copied
  }
  const copy = () =>
    void copyEmails().then(
      (words) => toasts.show(words),
      () => toasts.show(i18n.t('The addresses could not be copied.')),
    )
  useActions([
    {
      id: 'log-selected',
      onRow: true,
      title: i18n.t('Log a conversation with those selected'),
      group: i18n.t('People'),
      keys: ['l'],
      when: () => canLog,
      run: () => setLogging('log'),
    },
    {
      id: 'plan-selected',
      onRow: true,
      title: i18n.t('Plan a conversation with those selected'),
      group: i18n.t('People'),
      keys: ['h'],
      also: 'later meet',
      when: () => canLog,
      run: () => setLogging('plan'),
    },
    {
      id: 'merge-selected',
      onRow: true,
      title: i18n.t('Merge the two who are selected'),
      group: i18n.t('People'),
      keys: ['m'],
      also: 'duplicate same',
      when: () => pair !== null,
      run: () => setIsMerging(true),
    },
    {
      id: 'copy-emails',
      onRow: true,
      title: i18n.t('Copy the e-mail addresses of those selected'),
      group: i18n.t('People'),
      also: 'mail clipboard',
      run: copy,
    },
  ])
  return (
    <>
      {canLog && (
        <Button
          size="small"
          isDisabled={isBusy}
          icon={<MessageSquarePlus aria-hidden />}
          keys="l"
          onPress={() => setLogging('log')}
        >
          {i18n.t('Log')}
        </Button>
      )}
      {logging !== null && (
        <LogSelectedDialog
          ids={ids}
          begins={logging}
          onClose={closerOf(setLogging, logging)}
          onSaved={() => {
            setLogging(null)
            onMerged()
          }}
        />
      )}
      <Button size="small" isDisabled={isBusy} icon={<Mail aria-hidden />} onPress={copy}>
        {i18n.t('Copy e-mails')}
      </Button>
      {pair !== null && (
        <Button
          size="small"
          isDisabled={isBusy}
          icon={<Merge aria-hidden />}
          keys="m"
          onPress={() => setIsMerging(true)}
        >
          {i18n.t('Merge')}
        </Button>
      )}
      {isMerging && pair !== null && (
        <MergeSelectedDialog
          ids={pair}
          onClose={() => setIsMerging(false)}
          onMerged={() => {
            setIsMerging(false)
            onMerged()
          }}
        />
      )}
    </>
  )
}
