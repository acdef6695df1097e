import { useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { NewConversationPage } from '#features/journal/new-conversation-page.tsx'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { draftKeeping } from '#features/journal/draft-keeping.ts'
import { useKeysAwaited } from '#ui/keys-awaited.ts'
import type { AppNavigation } from './app-context.ts'

/** The full entry of a conversation, with what a line of quick log began. */
export function BegunConversation({ app }: { app: AppNavigation }) {
  // Each step to this address is an entry of its own, also from itself.
  const step = useRouterState({ select: (state) => state.location.state.key })
  const isRead = useDraftsRead()
  // What is typed meanwhile is for the entry.
  useKeysAwaited(isRead ? null : 'part')
  return isRead ? <Begun key={step ?? ''} app={app} /> : null
}

/** What an earlier page of this machine has left is there before one writes. */
function useDraftsRead(): boolean {
  const keeping = draftKeeping(useJournalConnection())
  const [isRead, setIsRead] = useState(keeping.isRead)
  useEffect(() => {
    let isWanted = true
    void keeping.read.then(() => isWanted && setIsRead(true))
    return () => void (isWanted = false)
  }, [keeping])
  return isRead
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
