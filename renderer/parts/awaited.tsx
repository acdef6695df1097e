import { useEffect, type ReactNode } from 'react'
import { toJournalFailure } from '#client/journal-failure.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { awaitMove, takeAwaitedMove } from '#ui/list-moves.ts'
import { useKeysAwaited } from '#ui/keys-awaited.ts'
import { useRowKeys } from '#ui/use-row-keys.ts'
import { failureWords } from './failure-words.ts'

export interface AwaitedProps {
  error: Error | null
  /** What is on its way, for a screen reader: "Opening the page". */
  waiting: string
  lines?: number
  /** What could not be done: "The page could not be opened." */
  failed: string
  onRetry?: (() => unknown) | undefined
  /** Where the journal may not have what was asked for: that it has not, and the way back. */
  absent?: { readonly words: string; readonly action: ReactNode }
}

/** In the place of what the journal has not answered yet, or could not: on its way, not there, or failed. */
export function Awaited({ error, waiting, lines = 8, failed, onRetry, absent }: AwaitedProps) {
  const i18n = useI18n()
  // Keys of the list that this stands in the place of are kept for it, and for no other.
  useRowKeys(awaitMove)
  useKeysAwaited(error === null ? 'rows' : null)
  useEffect(() => () => void takeAwaitedMove(), [])
  if (error === null) return <Skeleton label={waiting} lines={lines} />
  const { failure } = toJournalFailure(error)
  if (failure.code === 'NOT_FOUND' && absent !== undefined) {
    return <EmptyState action={absent.action}>{absent.words}</EmptyState>
  }
  return (
    <ErrorNotice
      title={failed}
      action={onRetry && <Button onPress={() => void onRetry()}>{i18n.t('Try again')}</Button>}
    >
      {failureWords(i18n, failure)}
    </ErrorNotice>
  )
}
