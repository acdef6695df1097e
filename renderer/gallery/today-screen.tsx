import { AlarmClock, Check, Ellipsis, Feather } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { Row, RowNavigation, Rows } from '#ui/row.tsx'
import { useToasts } from '#ui/toasts.tsx'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import { initialsOf } from './sample-people.ts'

const MINE = [
  { id: 'a', text: 'Send the reading list', who: 'Dr. Lee', day: '2026-11-20' },
  {
    id: 'b',
    text: 'Ping about the offsite, and ask whether the new office has been found',
    who: 'Chen Wei',
    day: '2026-11-23',
  },
  { id: 'c', text: 'Introduce her to June at Larkspur', who: 'Priya Raman', day: '2026-11-23' },
]
const COOLING = [
  { id: 'd', who: 'Ana Ruiz', why: 'Last spoke 74 days ago; you wanted every 60.', warmth: 'cooling' as const },
  { id: 'e', who: 'Tom Okafor', why: 'Last spoke 131 days ago; you wanted every 90.', warmth: 'cold' as const },
]

export function TodayScreen({ isEmpty }: { isEmpty: boolean }) {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const toasts = useToasts()
  const finish = (id: string) => {
    setDone(new Set([...done, id]))
    toasts.show('Done: Send the reading list.', { undo: () => setDone(new Set()) })
  }
  const title = <CivilDay day="2026-11-23" show="long" />
  if (isEmpty) {
    return (
      <Page>
        <PageHeader title="Today" above={title} />
        <EmptyState
          icon={<Feather />}
          action={
            <Button kind="primary" keys="c">
              Log a conversation
            </Button>
          }
        >
          Nothing is due. A good day to write down whom you spoke with.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page>
      <PageHeader title="Today" above={title} actions={<Button kind="primary">Start session</Button>} />
      <RowNavigation>
        <Section title="You promised" count={3}>
          <Rows label="You promised">
            {MINE.map((item) => (
              <Row
                key={item.id}
                id={item.id}
                isDone={done.has(item.id)}
                leading={
                  <Checkbox
                    shape="circle"
                    label={`Done: ${item.text}`}
                    isSelected={done.has(item.id)}
                    onChange={() => finish(item.id)}
                  />
                }
                title={item.text}
                detail={item.who}
                trailing={<CivilDay day={item.day} show="relative" />}
                actions={
                  <>
                    <IconButton label="Done" keys="e" onPress={() => finish(item.id)}>
                      <Check />
                    </IconButton>
                    <IconButton label="Snooze" keys="h">
                      <AlarmClock />
                    </IconButton>
                    <Menu
                      label="More"
                      trigger={
                        <IconButton label="More">
                          <Ellipsis />
                        </IconButton>
                      }
                      groups={[
                        {
                          id: 'one',
                          entries: [{ id: 'open', label: 'Open the person', keys: 'Enter', onAction: () => {} }],
                        },
                        { id: 'two', entries: [{ id: 'delete', label: 'Delete', isDanger: true, onAction: () => {} }] },
                      ]}
                    />
                  </>
                }
                onOpen={() => {}}
              />
            ))}
          </Rows>
        </Section>
        <Section title="Growing cool" count={2}>
          <Rows label="Growing cool">
            {COOLING.map((person) => (
              <Row
                key={person.id}
                id={person.id}
                leading={<Avatar name={person.who} initials={initialsOf(person.who)} />}
                title={person.who}
                detail={person.why}
                trailing={<WarmthMark warmth={person.warmth} showLabel />}
                onOpen={() => {}}
              />
            ))}
          </Rows>
        </Section>
      </RowNavigation>
    </Page>
  )
}
