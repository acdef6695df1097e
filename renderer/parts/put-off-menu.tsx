import { AlarmClock } from 'lucide-react'
import { laterDays, laterWords } from './later-days.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { formatDay } from '#ui/format-day.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { openMenuOf } from '#ui/open-menu-of.ts'

export interface PutOffMenuProps {
  today: CivilDate
  /** "Put off", or for a person "Plan to speak". */
  label: string
  /** With words in a session, where it stands among other buttons. */
  look: 'icon' | 'words'
  size?: 'small' | 'normal'
  onPutOff: (day: CivilDate) => void
  /** Offers another day, to be chosen in a calendar. */
  onPickDay?: (() => void) | undefined
}

/** Until when something waits. `openPutOffMenu` opens it by key. */
export function PutOffMenu({ today, label, look, size = 'normal', onPutOff, onPickDay }: PutOffMenuProps) {
  const i18n = useI18n()
  const locale = useLocale()
  return (
    <span data-put-off>
      <Menu
        label={label}
        trigger={
          look === 'icon' ? (
            <IconButton label={label} keys="h">
              <AlarmClock />
            </IconButton>
          ) : (
            <Button size={size} icon={<AlarmClock aria-hidden />} keys="h">
              {label}
            </Button>
          )
        }
        groups={() => {
          const words = laterWords(i18n)
          const days = laterDays(today).map(({ id, day }) => ({
            id,
            label: i18n.t('{when}, {day}', { when: words[id], day: formatDay(locale, day, 'weekday', today) }),
            onAction: () => onPutOff(day),
          }))
          const other = { id: 'pick-day', label: i18n.t('Another day…'), onAction: () => onPickDay?.() }
          return [
            { id: 'days', entries: days },
            ...(onPickDay === undefined ? [] : [{ id: 'other', entries: [other] }]),
          ]
        }}
      />
    </span>
  )
}

/** Opens the menu that is inside `root`, as H does. */
export function openPutOffMenu(root: Element | null | undefined): void {
  openMenuOf(root?.querySelector('[data-put-off] button'))
}
