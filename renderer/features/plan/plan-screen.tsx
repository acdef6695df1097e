import { useRef, useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { BlockLine, type BlockLineHandle } from './block-line.tsx'
import { BlockList } from './block-list.tsx'
import { CalendarOut } from './calendar-out.tsx'
import { CapacityWays } from './capacity-ways.tsx'
import { SessionList } from './session-list.tsx'
import styles from './plan.module.css'

/** More than so many are kept a little less. */
const FEW = 2

/** Time that is kept free for people, and what it holds. */
export function PlanScreen() {
  const i18n = useI18n()
  const { data, error, refetch } = useJournalQuery('blocks')
  const { data: feed } = useJournalQuery('calendarFeed')
  const line = useRef<BlockLineHandle>(null)
  const [begun, setBegun] = useState('')
  useActions([
    {
      id: 'new-block',
      title: i18n.t('New time block'),
      group: i18n.t('Plan'),
      keys: ['n'],
      run: () => line.current?.focus(),
    },
  ])
  return (
    <Page>
      <PageHeader title={i18n.t('Plan')} below={i18n.t('Time that you keep free for people, and what it holds.')} />
      {data === undefined ? (
        <Awaited
          error={error}
          waiting={i18n.t('Reading the plan')}
          lines={5}
          failed={i18n.t('The plan cannot be shown.')}
          onRetry={refetch}
        />
      ) : (
        <>
          <BlockLine ref={line} blocks={data.rows} zone={data.zone} begun={begun} onBegunTaken={() => setBegun('')} />
          <CapacityWays
            onMoreTime={(sentence) => {
              setBegun(sentence)
              line.current?.focus()
            }}
          />
          {data.rows.length === 0 && (
            <p className={styles.quiet}>
              {i18n.t(
                'Nothing is kept free yet. One time a week is enough to begin with: say when, and what you do then. You read it back before it is kept.',
              )}
            </p>
          )}
          {data.rows.length > 0 && (
            <Section title={i18n.t('Time blocks')} count={data.rows.length}>
              <BlockList rows={data.rows} zone={data.zone} today={data.today} />
              {data.rows.length > FEW && (
                <p className={styles.quiet}>
                  {i18n.t('One or two blocks are kept most easily. More are fine where you mean them.')}
                </p>
              )}
            </Section>
          )}
          <SessionList />
          {/* Without a block there is nothing to give; what is on can be switched off all the same. */}
          {(data.rows.length > 0 || (feed?.address ?? null) !== null) && <CalendarOut />}
        </>
      )}
    </Page>
  )
}
