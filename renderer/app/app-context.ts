import { createContext, useContext } from 'react'
import type { ConversationDraft } from '#features/journal/conversation-draft.ts'
import type { AppPlace } from './app-places.ts'

/** What a full entry begins with, when a line of quick log led to it. */
export type EntryStart = Partial<ConversationDraft>

/** What screens are given to lead elsewhere. */
export interface AppNavigation {
  readonly hrefOf: (place: AppPlace | { readonly page: 'new-person' }) => string
  readonly onOpen: (place: AppPlace | { readonly page: 'new-person' }) => void
  /** The full entry of a conversation. */
  readonly newConversation: (start?: EntryStart) => void
  /** What the full entry shown begins with; in memory alone, since addresses and history are kept by browsers. */
  readonly entryStart: { current: EntryStart | undefined }
  readonly addPerson: () => void
  readonly showKeys: () => void
  readonly openLink: (href: string) => void
}

export const AppContext = createContext<AppNavigation | null>(null)

export function useApp(): AppNavigation {
  const app = useContext(AppContext)
  if (app === null) throw new Error('RootScreen is missing above this screen')
  return app
}
