import { useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { NewConversationPage } from '#features/journal/new-conversation-page.tsx'
import type { AppNavigation } from './app-context.ts'

/** The full entry of a conversation, with what a line of quick log began. */
export function BegunConversation({ app }: { app: AppNavigation }) {
  // Each step to this address is an entry of its own, also from itself.
  const step = useRouterState({ select: (state) => state.location.state.key })
  return <Begun key={step ?? ''} app={app} />
}

function Begun({ app: { entryStart } }: { app: AppNavigation }) {
  const [start] = useState(() => entryStart.current)
  useEffect(
    () => () => {
      // Coming back later does not begin it again.
      entryStart.current = undefined
    },
    [entryStart],
  )
  return <NewConversationPage start={start} />
}
