import { openPutOffMenu } from '#parts/put-off-menu.tsx'
import { activeRowId } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { followUpOf, thingOf, type DayItem } from './day-item.ts'
import type { TodayActions } from './today-actions.tsx'

/** What the keys do with the line under the cursor: on Today, on what comes up, on some day. */
export function useRowCommands(itemOf: (id: string) => DayItem | undefined, actions: TodayActions): void {
  const i18n = useI18n()
  const group = i18n.t('Today')
  const active = () => {
    const id = activeRowId()
    return id === null ? undefined : itemOf(id)
  }
  const isActive = () => active() !== undefined
  const withActive = (act: (item: DayItem) => void) => () => {
    const item = active()
    if (item !== undefined) act(item)
  }
  const hasPerson = () => (active()?.person ?? null) !== null
  useActions([
    {
      id: 'done',
      onRow: true,
      title: i18n.t('Done'),
      group,
      keys: ['e'],
      also: 'happened',
      when: isActive,
      run: withActive(actions.done),
    },
    {
      id: 'put-off',
      onRow: true,
      title: i18n.t('Put off'),
      group,
      keys: ['h'],
      also: 'snooze later',
      when: isActive,
      run: () => openPutOffMenu(document.activeElement?.closest('[data-row]')),
    },
    {
      id: 'log-with',
      onRow: true,
      title: i18n.t('Log a conversation with them'),
      group,
      keys: ['l'],
      when: hasPerson,
      run: withActive(actions.log),
    },
    {
      id: 'open-person',
      onRow: true,
      title: i18n.t('Open the person'),
      group,
      keys: ['o'],
      when: hasPerson,
      run: withActive(actions.open),
    },
    {
      id: 'change',
      onRow: true,
      title: i18n.t('Change the follow-up'),
      group,
      keys: ['F2'],
      when: () => {
        const item = active()
        return item !== undefined && followUpOf(item) !== null
      },
      run: withActive((item) => {
        const followUp = followUpOf(item)
        if (followUp !== null) actions.change(followUp)
      }),
    },
    {
      id: 'trash',
      onRow: true,
      title: i18n.t('Move what is promised or planned to the trash'),
      group,
      keys: ['Delete'],
      also: 'let go',
      when: () => {
        const item = active()
        return item !== undefined && thingOf(item) !== null
      },
      run: withActive(actions.letGo),
    },
    {
      id: 'new-follow-up',
      title: i18n.t('New follow-up'),
      group: i18n.t('Write'),
      keys: ['n'],
      run: () => actions.addFollowUp(active()?.person ?? null),
    },
  ])
}
