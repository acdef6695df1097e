import { CalendarHeart, Check, Ellipsis, Feather } from 'lucide-react'
import type { ReactNode } from 'react'
import { initials } from '#shared/model/person-name.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { cx } from '#ui/cx.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { RingMark } from '#ui/ring-mark.tsx'
import { Row } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { WarmthMark } from '#ui/warmth-mark.tsx'
import { PutOffMenu } from './put-off-menu.tsx'
import type { TodayActions } from './today-actions.tsx'
import type { FollowUpItem, TodayItem } from './today-items.ts'
import { PersonName } from './today-places.tsx'
import { ReasonWords } from './today-words.tsx'
import styles from './today.module.css'

export interface TodayRowProps {
  item: TodayItem
  today: CivilDate
  actions: TodayActions
}

export function TodayRow(props: TodayRowProps) {
  return props.item.kind === 'follow-up' ? (
    <FollowUpRow {...props} item={props.item} />
  ) : (
    <PersonRow {...props} item={props.item} />
  )
}

function FollowUpRow({ item, today, actions }: TodayRowProps & { item: FollowUpItem }) {
  const i18n = useI18n()
  const { followUp } = item
  const { text, due, people } = followUp
  const isLate = due !== null && due < today
  return (
    <Row
      id={item.key}
      leading={
        <Checkbox
          shape="circle"
          label={i18n.t('Done: {text}', { text })}
          isSelected={followUp.done}
          onChange={() => actions.done(item)}
        />
      }
      title={text}
      detail={
        people.length > 0 ? (
          <span className={styles.people}>
            {people.map((person, index) => (
              <span key={person.id}>
                {index > 0 && ', '}
                <PersonName person={person} />
              </span>
            ))}
          </span>
        ) : undefined
      }
      trailing={due === null ? undefined : <CivilDay day={due} show="relative" className={cx(isLate && styles.late)} />}
      actions={
        <>
          <IconButton label={i18n.t('Done')} keys="e" onPress={() => actions.done(item)}>
            <Check />
          </IconButton>
          <PutOff item={item} today={today} actions={actions} label={i18n.t('Put off')} />
          <Menu
            label={i18n.t('More')}
            trigger={
              <IconButton label={i18n.t('More')}>
                <Ellipsis />
              </IconButton>
            }
            groups={[
              {
                id: 'do',
                entries: [
                  ...(people.length > 0
                    ? [{ id: 'log', label: i18n.t('Log a conversation'), keys: 'l', onAction: () => actions.log(item) }]
                    : []),
                  { id: 'change', label: i18n.t('Change'), keys: 'F2', onAction: () => actions.change(followUp) },
                ],
              },
              {
                id: 'away',
                entries: [
                  {
                    id: 'trash',
                    label: i18n.t('Move to the trash'),
                    keys: 'Delete',
                    isDanger: true,
                    onAction: () => actions.moveToTrash(followUp),
                  },
                ],
              },
            ]}
          />
        </>
      }
      onOpen={() => actions.open(item)}
    />
  )
}

function PersonRow({ item, today, actions }: TodayRowProps & { item: Exclude<TodayItem, FollowUpItem> }) {
  const i18n = useI18n()
  const { person } = item
  return (
    <Row
      id={item.key}
      leading={<Avatar name={person.name} initials={initials(person.name)} />}
      title={
        <span className={styles.person}>
          <PersonName person={person} />
        </span>
      }
      detail={<ReasonWords item={item} />}
      trailing={trailing(item)}
      actions={
        <>
          <IconButton label={i18n.t('Log a conversation')} keys="l" onPress={() => actions.log(item)}>
            <Feather />
          </IconButton>
          <PutOff item={item} today={today} actions={actions} label={i18n.t('Plan to speak')} />
        </>
      }
      onOpen={() => actions.open(item)}
    />
  )
}

function trailing(item: Exclude<TodayItem, FollowUpItem>): ReactNode {
  if (item.kind === 'cooling') return <WarmthMark warmth={item.person.warmth} showLabel />
  if (item.kind === 'unmet') return <RingMark ring={item.person.ring} showLabel />
  return (
    <>
      <CalendarHeart aria-hidden size={16} strokeWidth={1.75} />
      <CivilDay day={item.on} show="relative" />
    </>
  )
}

function PutOff({ item, today, actions, label }: TodayRowProps & { label: string }) {
  return (
    <PutOffMenu
      today={today}
      label={label}
      look="icon"
      onPutOff={(day) => actions.putOff(item, day)}
      onPickDay={() => actions.pickDay(item)}
    />
  )
}
