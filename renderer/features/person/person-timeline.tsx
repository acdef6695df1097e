import { useMemo } from 'react'
import { TimelineView } from '#parts/timeline-view.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { Section } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { WhenNear } from '#ui/when-near.tsx'

/** The years with somebody, from two conversations on: one alone is told by its line. */
export function PersonTimeline({ person: { id, name, conversationCount } }: { person: PersonPage }) {
  const i18n = useI18n()
  const filter = useMemo(() => ({ person: id }), [id])
  if (conversationCount < 2) return null
  return (
    <Section title={i18n.t('Timeline')}>
      <WhenNear label={i18n.t('Time with {name}', { name })}>
        <TimelineView filter={filter} label={i18n.t('Time with {name}', { name })} />
      </WhenNear>
    </Section>
  )
}
