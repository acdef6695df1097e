import type { I18n } from '@lingui/core'
import { useEffect, useState } from 'react'
import type { RefusedEntry } from '#client/channel.ts'
import { desktopBridge } from '#client/desktop.ts'
import { useConnection } from '#client/use-connection.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { JournalState } from '#shared/contract/desktop-bridge.ts'
import type { Failure } from '#shared/contract/journal-errors.ts'
import { failureWords } from '#parts/failure-words.ts'
import { notSavedWords } from '#parts/not-saved-words.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { useI18n } from '#ui/use-i18n.ts'

const UnlockJournal = lazyPart(async () => (await import('./unlock-journal.tsx')).UnlockJournal)

/** What must be seen before anything else: the journal cannot be reached, or nothing can be saved. */
export function StatusBanners() {
  const i18n = useI18n()
  const connection = useConnection()
  const { data: info } = useJournalQuery('journalInfo')
  const desktop = useDesktopState()
  const isLate = useLate(connection.state !== 'connected', connection.state === 'connecting' ? 3000 : 800)

  if (desktop?.state === 'failed') {
    return (
      <Banner
        tone="danger"
        action={
          <Button size="small" onPress={() => desktopBridge()?.retryJournal()}>
            {i18n.t('Try again')}
          </Button>
        }
      >
        {failureWords(i18n, desktop.failure)}
        {isOpenedBySaying(desktop.failure) && <UnlockJournal />}
      </Banner>
    )
  }
  if (connection.refused !== null) return <Banner tone="danger">{refusedWords(i18n, connection.refused)}</Banner>
  if (isLate) {
    return (
      <Banner tone="care">
        {connection.state === 'connecting'
          ? i18n.t('Opening the journal…')
          : i18n.t('The journal cannot be reached at the moment. What you write stays on screen; trying again.')}
      </Banner>
    )
  }
  const reason = info?.notSaving ?? null
  return reason === null ? null : <Banner tone="danger">{notSavedWords(i18n, reason)}</Banner>
}

function isOpenedBySaying(failure: Failure): boolean {
  if (failure.code === 'KEY_LOCKED') return failure.data.lock !== 'lost'
  return failure.code === 'PASSPHRASE_WRONG' || failure.code === 'PASSPHRASE_MISTYPED'
}

function refusedWords(i18n: I18n, refused: RefusedEntry): string {
  return refused === 'no-token'
    ? i18n.t('Open Rapport with the address in the terminal, which works once; “rapport open” prints another.')
    : i18n.t('Open Rapport with a new address, which “rapport open” prints: the host was started again.')
}

/** True once `holds` has held for so long: short losses are not worth a word. */
function useLate(holds: boolean, afterMs: number): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    if (!holds) return
    const timer = setTimeout(() => setIsLate(true), afterMs)
    return () => {
      clearTimeout(timer)
      setIsLate(false)
    }
  }, [holds, afterMs])
  return holds && isLate
}

function useDesktopState(): JournalState | null {
  const [state, setState] = useState<JournalState | null>(null)
  useEffect(() => {
    const bridge = desktopBridge()
    if (bridge === undefined) return
    let isListening = true
    void bridge.journalState().then((now) => isListening && setState((known) => known ?? now))
    const stop = bridge.onJournalState(setState)
    return () => {
      isListening = false
      stop()
    }
  }, [])
  return state
}
