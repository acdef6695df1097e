import { useState } from 'react'
import { desktopBridge } from '#client/desktop.ts'
import type { CivilTime } from '#shared/model/civil-date.ts'
import { Button } from '#ui/button.tsx'
import field from '#ui/field.module.css'
import { Switch } from '#ui/switch.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useSettings } from './use-settings.ts'
import styles from './settings.module.css'

const MORNING = 8
const DAY_MS = 86_400_000

/** When Rapport says what is due, and what a lock screen may read. */
export function ReminderSettings() {
  const i18n = useI18n()
  const bridge = desktopBridge()
  const { settings, change } = useSettings()
  const [tested, setTested] = useState<boolean | null>(null)
  if (settings === undefined) return null
  const isDisabled = bridge === undefined
  const { notifications, notificationNames, quietFrom, quietTo } = settings
  const hasQuietHours = quietFrom !== null && quietTo !== null
  return (
    <>
      {isDisabled && (
        <p className={styles.note}>{i18n.t('Reminders come from the desktop app. In a browser there are none.')}</p>
      )}
      <Switch
        label={i18n.t('Remind me once a day of what is due')}
        isSelected={notifications}
        isDisabled={isDisabled}
        onChange={(on) =>
          change({ notifications: on }, on ? i18n.t('Reminders are on.') : i18n.t('Reminders are off.'))
        }
      />
      <Switch
        label={i18n.t('Show names in notifications')}
        help={i18n.t('When this is off, a notification only says how much is due: others can read your lock screen.')}
        isSelected={notificationNames}
        isDisabled={isDisabled || !notifications}
        onChange={(on) =>
          change(
            { notificationNames: on },
            on ? i18n.t('Notifications show names.') : i18n.t('Notifications hide names.'),
          )
        }
      />
      <Switch
        label={i18n.t('Quiet hours')}
        isSelected={hasQuietHours}
        isDisabled={isDisabled || !notifications}
        onChange={(on) =>
          change(
            on
              ? { quietFrom: '18:00' as CivilTime, quietTo: '08:00' as CivilTime }
              : { quietFrom: null, quietTo: null },
            on ? i18n.t('Quiet hours are on.') : i18n.t('Quiet hours are off.'),
          )
        }
      />
      {hasQuietHours && (
        <div className={styles.times}>
          <TimeInput
            label={i18n.t('From')}
            value={quietFrom}
            isDisabled={isDisabled || !notifications}
            onChange={(time) => change({ quietFrom: time }, i18n.t('Quiet hours are changed.'))}
          />
          <TimeInput
            label={i18n.t('Until')}
            value={quietTo}
            isDisabled={isDisabled || !notifications}
            onChange={(time) => change({ quietTo: time }, i18n.t('Quiet hours are changed.'))}
          />
        </div>
      )}
      <Pause isDisabled={isDisabled || !notifications} />
      {bridge !== undefined && (
        <div className={styles.buttons}>
          <Button onPress={() => void bridge.notifications.test().then(setTested)}>{i18n.t('Show one to see')}</Button>
          {tested === false && <span className={styles.note}>{i18n.t('This system shows no notifications.')}</span>}
        </div>
      )}
    </>
  )
}

function Pause({ isDisabled }: { isDisabled: boolean }) {
  const i18n = useI18n()
  const locale = useLocale()
  const { settings, change } = useSettings()
  const until = settings?.remindersPausedUntil ?? null
  const [openedAt] = useState(Date.now)
  const isPaused = until !== null && until > openedAt
  const pause = (ms: number) => change({ remindersPausedUntil: ms }, i18n.t('Reminders are paused.'))
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        {isPaused
          ? i18n.t('Paused until {when}', {
              when: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(until),
            })
          : i18n.t('Pause reminders')}
      </span>
      {isPaused ? (
        <Button size="small" onPress={() => change({ remindersPausedUntil: null }, i18n.t('Reminders go on.'))}>
          {i18n.t('Go on')}
        </Button>
      ) : (
        <>
          <Button size="small" isDisabled={isDisabled} onPress={() => pause(tomorrowMorning())}>
            {i18n.t('Until tomorrow')}
          </Button>
          <Button size="small" isDisabled={isDisabled} onPress={() => pause(Date.now() + 7 * DAY_MS)}>
            {i18n.t('For a week')}
          </Button>
        </>
      )}
    </div>
  )
}

interface TimeInputProps {
  label: string
  value: CivilTime
  isDisabled: boolean
  onChange: (time: CivilTime) => void
}

/** A time of the day; taken when the field is left, so that typing it is one change. */
function TimeInput({ label, value, isDisabled, onChange }: TimeInputProps) {
  return (
    <label className={field.field}>
      <span className={field.label}>{label}</span>
      <input
        key={value}
        type="time"
        defaultValue={value}
        disabled={isDisabled}
        onBlur={({ target }) => target.value !== '' && target.value !== value && onChange(target.value as CivilTime)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        className={`${field.control} ${styles.time}`}
      />
    </label>
  )
}

function tomorrowMorning(): number {
  const morning = new Date()
  morning.setDate(morning.getDate() + 1)
  morning.setHours(MORNING, 0, 0, 0)
  return morning.getTime()
}
