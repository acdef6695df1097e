import type { I18n } from '@lingui/core'
import { RouterProvider } from '@tanstack/react-router'
import type { JournalConnection } from '#client/connect.ts'
import { JournalProvider } from '#client/journal-provider.tsx'
import { WorkSessionProvider } from '#features/today/work-session-context.tsx'
import { LanguageProvider } from '#ui/language-provider.tsx'
import { ToastsProvider } from '#ui/toasts.tsx'
import { Tooltips } from '#ui/tooltip.tsx'
import { CommandToasts } from './command-toasts.tsx'
import type { AppRouter } from './routes.tsx'

export interface AppProps {
  i18n: I18n
  connection: JournalConnection
  router: AppRouter
}

/** Everything that the screens stand on. */
export function App({ i18n, connection, router }: AppProps) {
  return (
    <LanguageProvider i18n={i18n}>
      <JournalProvider connection={connection}>
        <ToastsProvider>
          <CommandToasts>
            <WorkSessionProvider>
              <RouterProvider router={router} />
            </WorkSessionProvider>
          </CommandToasts>
          <Tooltips />
        </ToastsProvider>
      </JournalProvider>
    </LanguageProvider>
  )
}
