import { useEffect, useRef, useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'

// Put away until the page is opened anew; it is in Settings besides.
const putAway = new WeakSet<object>()

/** Says that the people shown are invented, for as long as the sample is here. */
export function SampleBanner() {
  const i18n = useI18n()
  const client = useJournalClient()
  const { data: info } = useJournalQuery('journalInfo')
  const remove = useCommand('removeSample')
  const isRemoving =
    useJournalQuery('jobs').data?.some(({ kind, state }) => kind === 'sample' && state === 'running') ?? false
  const [isAway, setIsAway] = useState(putAway.has(client))
  const feedback = useCommandFeedback()
  const isAsked = useRef(false)
  const isGone = info?.sample === 0
  useEffect(() => {
    if (!isGone || !isAsked.current) return
    isAsked.current = false
    feedback.done(i18n.t('The sample is gone. What you wrote down yourself is still here.'), null)
  }, [isGone, feedback, i18n])
  const removeIt = () => {
    isAsked.current = true
    void remove.run()
  }
  if (info === undefined || info.sample === 0 || isAway || isRemoving) return null
  return (
    <Banner
      action={
        <Button size="small" isDisabled={remove.pending} onPress={removeIt}>
          {i18n.t('Remove the sample')}
        </Button>
      }
      onDismiss={() => {
        putAway.add(client)
        setIsAway(true)
      }}
    >
      {i18n.t('This is a sample journal: everybody in it is invented.')}
    </Banner>
  )
}
