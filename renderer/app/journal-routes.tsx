import { getRouteApi, useRouterState } from '@tanstack/react-router'
import { useJournalQuery } from '#client/use-query.ts'
import { ConversationPage } from '#features/journal/conversation-page.tsx'
import { JournalPage } from '#features/journal/journal-page.tsx'
import { NewConversationPage } from '#features/journal/new-conversation-page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useApp } from './app-context.ts'
import { useWindowTitle } from './window-title.ts'

const journal = getRouteApi('/journal')
const conversation = getRouteApi('/journal/$id')

export function JournalRoute() {
  const i18n = useI18n()
  const { hrefOf, onOpen } = useApp()
  const search = journal.useSearch()
  const navigate = journal.useNavigate()
  useWindowTitle(i18n.t('Journal'))
  return <JournalPage search={search} onSearchChange={(next) => void navigate({ search: next })} hrefOf={hrefOf} onOpen={onOpen} />
}

export function ConversationRoute() {
  const i18n = useI18n()
  const { hrefOf, onOpen } = useApp()
  const { id } = conversation.useParams()
  const { data } = useJournalQuery('conversation', { id })
  useWindowTitle(data === undefined ? undefined : data.topic || i18n.t('Conversation'))
  return <ConversationPage key={id} id={id} hrefOf={hrefOf} onOpen={onOpen} />
}

export function NewConversationRoute() {
  const i18n = useI18n()
  const { hrefOf, onOpen } = useApp()
  const line = useRouterState({ select: (state) => state.location.state.line })
  useWindowTitle(i18n.t('New conversation'))
  return <NewConversationPage key={line ?? ''} start={line === undefined ? undefined : { notes: line }} hrefOf={hrefOf} onOpen={onOpen} />
}
