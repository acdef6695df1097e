import { CalendarHeart, Check, ChevronDown, Ellipsis, Feather } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { TodayRow as TodayRowData } from '#shared/contract/today-contract.ts'
import { PersonFace } from '#parts/person-face.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { cx } from '#ui/cx.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Menu } from '#ui/menu.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { Row } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import { PutOffMenu } from '#parts/put-off-menu.tsx'
import { PlaceLink } from '#parts/places.tsx'
import { followUpOf, overMeetingOf, thingOf, type DayItem } from './day-item.ts'
import type { TodayActions } from './today-actions.tsx'
import { ReasonWords } from './today-words.tsx'
import type { Hesitation } from './use-hesitation.ts'
import styles from './today.module.css'

const HesitationLine = lazyPart(async () => (await import('./hesitation-line.tsx')).HesitationLine)
const MeetingAsked = lazyPart(async () => (await import('./meeting-asked.tsx')).MeetingAsked)
export const PersonBrief = lazyPart(async () => (await import('./person-brief.tsx')).PersonBrief)

export interface TodayRowProps {
  row: TodayRowData
  today: CivilDate
  actions: TodayActions
  isOpen: boolean
  onToggle: (id: string) => void
  onOpenLink: (href: string) => void
  /** Over what one hesitates, where that is of this row. */
  offer?: Hesitation | null
}

/**
 * Somebody to think of today, and why; opened, what to know of them. Or a thing that is about nobody. Drawn anew only where it
 * reads otherwise: the rest of the list stays as it is when one is done.
 */
export const TodayRow = memo(function TodayRow(props: TodayRowProps) {
  const { row, today, actions, isOpen, onToggle, onOpenLink, offer = null } = props
  const i18n = useI18n()
  const { person } = row
  if (person === null) return <ThingRow item={row} today={today} actions={actions} offer={offer} />
  const thing = thingOf(row)
  const over = overMeetingOf(row)
  const toggle = () => onToggle(row.id)
  const toggleLabel = isOpen ? i18n.t('Close') : i18n.t('What to know of {name}', { name: person.name })
  return (
    <Row
      id={row.id}
      leading={<PersonFace person={person} />}
      title={
        <span className={styles.person}>
          <PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>
        </span>
      }
      detail={
        <>
          <ReasonWords reasons={row.reasons} />
          {over !== null && <MeetingAsked meeting={over} onLog={() => actions.logMeeting(row)} />}
          {offer !== null && <HesitationLine offer={offer} />}
        </>
      }
      below={isOpen && <PersonBrief item={row} today={today} actions={actions} onOpenLink={onOpenLink} />}
      trailing={trailing(row)}
      actions={
        isOpen ? (
          <IconButton label={toggleLabel} onPress={toggle}>
            <ChevronDown className={styles.turned} />
          </IconButton>
        ) : (
          <>
            {thing !== null && (
              <IconButton
                label={
                  thing.kind === 'plan' ? i18n.t('It happened') : i18n.t('Done: {text}', { text: thing.followUp.text })
                }
                keys="e"
                onPress={() => actions.done(row)}
              >
                <Check />
              </IconButton>
            )}
            <IconButton label={i18n.t('Log a conversation')} keys="l" onPress={() => actions.log(row)}>
              <Feather />
            </IconButton>
            <PutOff item={row} today={today} actions={actions} />
            <IconButton label={toggleLabel} keys="Enter" onPress={toggle}>
              <ChevronDown />
            </IconButton>
          </>
        )
      }
      onOpen={toggle}
    />
  )
})

function trailing({ person, reasons }: TodayRowData): ReactNode {
  const [first] = reasons
  if (first === undefined || person === null) return undefined
  if (first.kind === 'date') return <CalendarHeart aria-hidden size={16} strokeWidth={1.75} />
  if (first.kind === 'quiet') return <WarmthMark warmth={person.warmth} showLabel />
  if (first.kind === 'unmet') return <RingMark ring={person.ring} showLabel />
  return undefined
}

interface ThingRowProps {
  item: DayItem
  today: CivilDate
  actions: TodayActions
  offer: Hesitation | null
}

function ThingRow({ item, today, actions, offer }: ThingRowProps) {
  const i18n = useI18n()
  const followUp = followUpOf(item)
  if (followUp === null) {
    return (
      <Row
        id={item.id}
        title={<ReasonWords reasons={item.reasons} />}
        actions={
          <>
            <IconButton label={i18n.t('It happened')} keys="e" onPress={() => actions.done(item)}>
              <Check />
            </IconButton>
            <PutOff item={item} today={today} actions={actions} />
          </>
        }
        onOpen={() => actions.open(item)}
      />
    )
  }
  return (
    <Row
      id={item.id}
      leading={
        <Checkbox
          shape="circle"
          label={i18n.t('Done: {text}', { text: followUp.text })}
          isSelected={false}
          onChange={() => actions.done(item)}
        />
      }
      title={followUp.text}
      detail={
        offer === null ? followUp.actor === 'them' ? i18n.t('From them') : undefined : <HesitationLine offer={offer} />
      }
      trailing={
        followUp.due !== null && (
          <CivilDay day={followUp.due} show="relative" className={cx(followUp.due < today && styles.late)} />
        )
      }
      actions={
        <>
          <PutOff item={item} today={today} actions={actions} />
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
                    onAction: () => actions.letGo(item),
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

export function PutOff({ item, today, actions }: { item: DayItem; today: CivilDate; actions: TodayActions }) {
  const i18n = useI18n()
  return (
    <PutOffMenu
      today={today}
      label={thingOf(item) === null ? i18n.t('Plan to speak') : i18n.t('Put off')}
      look="icon"
      onPutOff={(day) => actions.putOff(item, day)}
      onPickDay={() => actions.pickDay(item)}
    />
  )
}

/** A line of a long list, all of one height: who or what, and why, on a line each. */
export function ListedRow({ item, today, actions }: { item: DayItem; today: CivilDate; actions: TodayActions }) {
  const { person, reasons } = item
  const followUp = followUpOf(item)
  const due = followUp?.due ?? null
  return (
    <>
      {person !== null && <PersonFace person={person} />}
      <span className={styles.listed}>
        {person !== null && (
          <span className={cx(styles.person, styles.cut)}>
            <PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>
          </span>
        )}
        <span className={cx(styles.cut, person !== null && styles.why)}>
          <ReasonWords reasons={reasons} onOneLine />
        </span>
      </span>
      {person === null && due !== null && due < today && <CivilDay day={due} show="relative" className={styles.when} />}
      <span className={styles.quietly}>
        <PutOff item={item} today={today} actions={actions} />
      </span>
    </>
  )
}
