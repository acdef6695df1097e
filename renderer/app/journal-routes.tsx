import { getRouteApi, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
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
  return (
    <JournalPage
      search={search}
      onSearchChange={(next) => void navigate({ search: next })}
      hrefOf={hrefOf}
      onOpen={onOpen}
    />
  )
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
  useWindowTitle(i18n.t('New conversation'))
  // Each step to this address is an entry of its own, also from itself.
  const step = useRouterState({ select: (state) => state.location.state.key })
  return <BegunEntry key={step ?? ''} />
}

function BegunEntry() {
  const { hrefOf, onOpen, entryStart } = useApp()
  const [start] = useState(() => entryStart.current)
  useEffect(
    () => () => {
      // Coming back later does not begin it again.
      entryStart.current = undefined
    },
    [entryStart],
  )
  return <NewConversationPage start={start} hrefOf={hrefOf} onOpen={onOpen} />
}
