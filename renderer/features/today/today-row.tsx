import { CalendarHeart, Check, Ellipsis, Feather } from 'lucide-react'
import type { ReactNode } from 'react'
import { initials } from '#shared/model/person-name.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { Avatar } from '#ui/avatar.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { Row } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import { PutOffMenu } from '#parts/put-off-menu.tsx'
import type { TodayActions } from './today-actions.tsx'
import type { FollowUpItem, TodayItem } from './today-items.ts'
import { FollowUpRow } from '#parts/follow-up-row.tsx'
import { PeopleLinks, PlaceLink } from '#parts/places.tsx'
import { ReasonWords } from './today-words.tsx'
import styles from './today.module.css'

export interface TodayRowProps {
  item: TodayItem
  today: CivilDate
  actions: TodayActions
}

export function TodayRow(props: TodayRowProps) {
  return props.item.kind === 'follow-up' ? (
    <FollowUpLine {...props} item={props.item} />
  ) : (
    <PersonRow {...props} item={props.item} />
  )
}

function FollowUpLine({ item, today, actions }: TodayRowProps & { item: FollowUpItem }) {
  const i18n = useI18n()
  const { followUp } = item
  const { people } = followUp
  return (
    <FollowUpRow
      followUp={followUp}
      rowId={item.key}
      people={people.length > 0 ? <PeopleLinks people={people} /> : undefined}
      day="relative"
      // The headings of the sections say it.
      saysWhose={false}
      // They may be hundreds; where one is changed it is asked.
      showsConflicts={false}
      onDone={() => actions.done(item)}
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
          <PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>
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
