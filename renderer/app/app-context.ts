import { createContext, useContext } from 'react'
import type { AppPlace } from './app-places.ts'

/** What screens are given to lead elsewhere. */
export interface AppNavigation {
  readonly hrefOf: (place: AppPlace | { readonly page: 'new-person' }) => string
  readonly onOpen: (place: AppPlace | { readonly page: 'new-person' }) => void
  /** The full entry, begun with a line. */
  readonly newConversation: (line?: string) => void
  readonly addPerson: () => void
  readonly openLink: (href: string) => void
}

export const AppContext = createContext<AppNavigation | null>(null)

export function useApp(): AppNavigation {
  const app = useContext(AppContext)
  if (app === null) throw new Error('RootScreen is missing above this screen')
  return app
}
