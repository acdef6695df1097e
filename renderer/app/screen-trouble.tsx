import type { ErrorComponentProps } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { Page } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useApp } from './app-context.ts'
import { useWindowTitle } from './window-title.ts'

/** An address that leads nowhere. */
export function NoSuchScreen() {
  const i18n = useI18n()
  const app = useApp()
  useWindowTitle(i18n.t('Not found'))
  return (
    <Page>
      <EmptyState
        icon={<Compass />}
        action={<Button onPress={() => app.onOpen({ page: 'today' })}>{i18n.t('Go to Today')}</Button>}
      >
        {i18n.t('There is nothing at this address.')}
      </EmptyState>
    </Page>
  )
}

/** In the place of a screen that failed. The others still work, and the journal is as it was. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const i18n = useI18n()
  return (
    <Page>
      <ErrorNotice
        title={i18n.t('This screen could not be shown.')}
        action={<Button onPress={reset}>{i18n.t('Try again')}</Button>}
        details={error instanceof Error ? (error.stack ?? error.message) : String(error)}
        detailsLabel={i18n.t('Details')}
      >
        {i18n.t('That is a fault of Rapport. Your journal is as it was.')}
      </ErrorNotice>
    </Page>
  )
}
