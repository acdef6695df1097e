import { X } from 'lucide-react'
import { useRef, useState, type RefObject } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { usePaper } from '#parts/paper.ts'
import { PlaceLink, usePlaces } from '#parts/places.tsx'
import { placeOf, TimelineLine } from '#parts/timeline-items.tsx'
import { TimelineView, type TimelineMoves } from '#parts/timeline-view.tsx'
import type { TimelineFilter, TimelineItem } from '#shared/contract/timeline-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { ArchetypeId, CircleId, PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { Row, RowNavigation, Rows } from '#ui/row.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { placeAsked } from './place-asked.ts'
import type { TimelineSearch } from './timeline-search.ts'
import styles from './timeline-screen.module.css'

export interface TimelineScreenProps {
  search: TimelineSearch
  onSearchChange: (search: TimelineSearch) => void
}

/** Years at a glance, down to a day. */
export function TimelineScreen({ search, onSearchChange }: TimelineScreenProps) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const moves = useRef<TimelineMoves>(null)
  const dateField = useRef<HTMLInputElement>(null)
  const group = i18n.t('Timeline')
  useActions([
    { id: 'time-closer', title: i18n.t('Closer'), group, keys: ['+', '='], run: () => moves.current?.zoomIn() },
    { id: 'time-away', title: i18n.t('Further away'), group, keys: ['-'], run: () => moves.current?.zoomOut() },
    { id: 'time-go', title: i18n.t('Go to a day'), group, keys: ['d'], run: () => dateField.current?.focus() },
    {
      id: 'time-table',
      title: i18n.t('As a table, or not'),
      group,
      keys: ['t'],
      run: () => moves.current?.toggleTable(),
    },
    { id: 'time-picture', title: i18n.t('To the timeline'), group, keys: ['l'], run: () => moves.current?.focus() },
  ])
  const filter: TimelineFilter = {
    ...(search.person !== undefined && { person: search.person as PersonId }),
    ...(search.circle !== undefined && { circle: search.circle as CircleId }),
    ...(search.archetype !== undefined && { archetype: search.archetype as ArchetypeId }),
    ...(search.tag !== undefined && { tag: search.tag }),
  }
  return (
    <Page width="wide">
      <PageHeader
        title={i18n.t('Timeline')}
        below={<span className={styles.hint}>{i18n.t('Arrows move, + and − zoom, Enter opens what there was.')}</span>}
        actions={<HeaderButtons />}
      />
      <div className={styles.filters}>
        <GoTo
          today={today}
          field={dateField}
          onGo={(days) => {
            moves.current?.show(days)
            moves.current?.focus()
          }}
        />
        <PersonFilter
          id={search.person}
          onChange={(person) => {
            const { person: _before, ...rest } = search
            onSearchChange(person === null ? rest : { ...rest, person })
            // The field gives way to whom it names.
            moves.current?.focus()
          }}
        />
        <GroupFilter search={search} onSearchChange={onSearchChange} />
      </div>
      <TimelineView ref={moves} filter={filter} label={i18n.t('Time')} />
      <OnThisDay today={today} />
    </Page>
  )
}

function HeaderButtons() {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const paper = usePaper()
  return (
    <>
      <Button onPress={paper.toPaper}>{paper.words}</Button>
      <Button onPress={() => onOpen({ page: 'reviews' })}>{i18n.t('Reviews')}</Button>
    </>
  )
}

interface GoToProps {
  today: CivilDate
  field: RefObject<HTMLInputElement | null>
  onGo: (days: { from: CivilDate; to: CivilDate }) => void
}

/** A day, a month or a year, as one says it: "march 2024". */
function GoTo({ today, field, onGo }: GoToProps) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const [isUnknown, setIsUnknown] = useState(false)
  const go = () => {
    const days = placeAsked(text, today)
    setIsUnknown(days === null && text.trim() !== '')
    if (days === null) return
    setText('')
    onGo(days)
  }
  return (
    <TextField
      ref={field}
      label={i18n.t('Go to')}
      placeholder={i18n.t('march 2024')}
      value={text}
      onChange={(next) => {
        setText(next)
        setIsUnknown(false)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go()
        if (event.key === 'Escape') event.currentTarget.closest('main')?.focus({ preventScroll: true })
      }}
      error={isUnknown ? i18n.t('No day, month or year that I know') : undefined}
    />
  )
}

function PersonFilter({ id, onChange }: { id: string | undefined; onChange: (id: string | null) => void }) {
  const i18n = useI18n()
  const chosen = useJournalQuery('person', { id: id as PersonId }, { enabled: id !== undefined }).data
  const [text, setText] = useState('')
  const { data = [], isPlaceholderData } = useJournalQuery('peopleNamed', { text, limit: 8 }, { keepPrevious: true })
  if (id !== undefined) {
    const words = i18n.t('Only {name}', { name: chosen?.name ?? '…' })
    return (
      <>
        <Button icon={<X aria-hidden />} onPress={() => onChange(null)}>
          {words}
        </Button>
        <p className={styles.onPaper}>{words}</p>
      </>
    )
  }
  return (
    <ComboBox
      label={i18n.t('Person')}
      placeholder={i18n.t('Everybody')}
      options={data.map((one) => ({ id: one.id as string, label: one.name }))}
      isWaiting={isPlaceholderData}
      text={text}
      onTextChange={setText}
      value={null}
      onChange={(next) => {
        setText('')
        if (next !== null) onChange(next)
      }}
    />
  )
}

function GroupFilter({ search, onSearchChange }: TimelineScreenProps) {
  const i18n = useI18n()
  const circles = useJournalQuery('circles').data ?? []
  const archetypes = useJournalQuery('archetypes').data ?? []
  const tags = useJournalQuery('tags').data ?? []
  const options = [
    { id: 'all', label: i18n.t('Everything') },
    ...circles.map(({ id, name }) => ({ id: `circle ${id}`, label: i18n.t('Circle: {name}', { name }) })),
    ...archetypes.map(({ id, name }) => ({ id: `archetype ${id}`, label: i18n.t('Type of person: {name}', { name }) })),
    ...tags.map(({ tag }) => ({ id: `tag ${tag}`, label: `#${tag}` })),
  ]
  const chosen = (['circle', 'archetype', 'tag'] as const).find((kind) => search[kind] !== undefined)
  const value = chosen === undefined ? 'all' : `${chosen} ${search[chosen]}`
  return (
    <>
      <Select
        label={i18n.t('Of')}
        options={options}
        value={value}
        onChange={(key) => {
          const person = search.person === undefined ? {} : { person: search.person }
          const [kind, ...rest] = key.split(' ')
          onSearchChange(kind === 'all' || kind === undefined ? person : { ...person, [kind]: rest.join(' ') })
        }}
      />
      {chosen !== undefined && <p className={styles.onPaper}>{options.find(({ id }) => id === value)?.label}</p>}
    </>
  )
}

function OnThisDay({ today }: { today: CivilDate }) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const items = useJournalQuery('onThisDay', { on: today }).data ?? []
  if (items.length === 0) return null
  return (
    <Section title={i18n.t('On this day')}>
      <RowNavigation>
        <Rows label={i18n.t('On this day')}>
          {items.map((item) => (
            <Memory key={`${item.id} ${item.on}`} item={item} onOpen={() => onOpen(placeOf(item))} />
          ))}
        </Rows>
      </RowNavigation>
    </Section>
  )
}

function Memory({ item, onOpen }: { item: TimelineItem; onOpen: () => void }) {
  return (
    <Row
      id={item.id}
      title={
        <PlaceLink to={placeOf(item)} className={styles.memory}>
          <TimelineLine item={item} />
        </PlaceLink>
      }
      onOpen={onOpen}
    />
  )
}
