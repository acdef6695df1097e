import { Timer } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { openMenuOf } from '#ui/open-menu-of.ts'
import { useWorkSession } from './work-session-context.tsx'

const LENGTHS = [10, 20, 30] as const

/** Chooses how long, and begins. */
export function StartSession({ things }: { things: number }) {
  const i18n = useI18n()
  const { begin } = useWorkSession()
  const trigger = useRef<HTMLButtonElement>(null)
  useActions([
    {
      id: 'start-session',
      title: i18n.t('Start session'),
      group: i18n.t('Today'),
      keys: ['s'],
      run: () => openMenuOf(trigger.current),
    },
  ])
  return (
    <Menu
      label={i18n.t('How long')}
      trigger={
        <Button ref={trigger} kind="primary" icon={<Timer aria-hidden />} keys="s">
          {i18n.t('Start session')}
        </Button>
      }
      groups={[
        {
          id: 'lengths',
          title: i18n.t('{things, plural, one {# thing to go through} other {# things to go through}}', { things }),
          entries: LENGTHS.map((minutes) => ({
            id: String(minutes),
            label: i18n.t('{minutes, plural, one {# minute} other {# minutes}}', { minutes }),
            onAction: () => begin(minutes),
          })),
        },
      ]}
    />
  )
}
