import { closerOf } from '#ui/closer-of.ts'
import { openMenuOf } from '#ui/open-menu-of.ts'
import { warmthWords } from '#parts/warmth-words.ts'
import { ringWords } from '#parts/ring-words.ts'
import { ListFilter } from 'lucide-react'
import { useRef, useState, type ReactNode, type RefObject } from 'react'
import { Search } from 'lucide-react'
import { useJournalQuery } from '#client/use-query.ts'
import type { OrganisationId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { Menu, type MenuGroup } from '#ui/menu.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import { OrganisationDialog } from './organisation-dialog.tsx'
import { RenameDialog, type Renamed } from './rename-dialog.tsx'
import {
  isNarrowed,
  RING_FILTERS,
  SIDE_FILTERS,
  SORTS,
  toggled,
  WARMTH_FILTERS,
  without,
  type PeopleSearch,
} from './people-search.ts'
import { orderWords, sideWords } from './people-words.ts'
import styles from './people.module.css'

export interface FilterBarProps {
  search: PeopleSearch
  onChange: (search: PeopleSearch) => void
  /** The text as it is typed, which the address follows. */
  text: string
  onTextChange: (text: string) => void
  /** The arrow down and Enter in the field lead into the list. */
  onLeaveField: () => void
  /** Between the filters and the order. */
  children?: ReactNode
}

/** What narrows the list: a text, chips, and the order. */
export function FilterBar({ search, onChange, text, onTextChange, onLeaveField, children }: FilterBarProps) {
  const i18n = useI18n()
  const field = useRef<HTMLInputElement>(null)
  const [asksOrganisation, setAsksOrganisation] = useState(false)
  const [renamed, setRenamed] = useState<Renamed | null>(null)
  const groups = useNarrowedTo(search)
  const menu = useRef<HTMLButtonElement>(null)
  const orders = orderWords(i18n)
  useActions([
    {
      id: 'filter-text',
      title: i18n.t('Narrow by a text'),
      group: i18n.t('People'),
      keys: ['/'],
      run: () => field.current?.select(),
    },
    {
      id: 'add-filter',
      title: i18n.t('Add a filter'),
      group: i18n.t('People'),
      keys: ['f'],
      run: () => openMenuOf(menu.current),
    },
    {
      id: 'clear-filters',
      title: i18n.t('Show everybody'),
      group: i18n.t('People'),
      when: () => isNarrowed(search),
      run: () => onChange(search.sort === undefined ? {} : { sort: search.sort }),
    },
    ...groups.map((group) => ({
      id: `rename-${group.id}`,
      title: i18n.t('Rename {name}', { name: group.name }),
      group: i18n.t('People'),
      run: () => setRenamed(group),
    })),
  ])
  return (
    <div className={styles.filters}>
      <TextField
        ref={field}
        label={i18n.t('Narrow by name, organisation or title')}
        hideLabel
        placeholder={i18n.t('Find somebody')}
        icon={<Search aria-hidden />}
        value={text}
        onChange={onTextChange}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.closest('main')?.focus({ preventScroll: true })
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          onLeaveField()
        }}
        className={styles.text}
      />
      <Chips search={search} groups={groups} onChange={onChange}>
        <FilterMenu
          search={search}
          onChange={onChange}
          trigger={menu}
          onOrganisation={() => setAsksOrganisation(true)}
          groups={groups}
          onRename={setRenamed}
        />
      </Chips>
      {children}
      <Select
        label={i18n.t('Order')}
        hideLabel
        kind="plain"
        options={SORTS.map((id) => ({ id, label: orders[id] }))}
        value={search.sort ?? 'name'}
        onChange={(sort) => onChange(sort === 'name' ? without(search, 'sort') : { ...search, sort })}
        className={styles.order}
      />
      {renamed !== null && <RenameDialog renamed={renamed} onClose={closerOf(setRenamed, renamed)} />}
      {asksOrganisation && (
        <OrganisationDialog
          onClose={() => setAsksOrganisation(false)}
          onChoose={(id: OrganisationId) => {
            setAsksOrganisation(false)
            if (!search.organisation?.includes(id)) onChange(toggled(search, 'organisation', id))
          }}
        />
      )}
    </div>
  )
}

/** The circles and organisations that the list is narrowed to, by name. */
function useNarrowedTo(search: PeopleSearch): Renamed[] {
  const circles = useJournalQuery('circles').data ?? []
  const organisations =
    useJournalQuery('organisations', { limit: 500 }, { enabled: search.organisation !== undefined }).data ?? []
  return [
    ...circles.filter(({ id }) => search.circle?.includes(id)).map((one) => ({ ...one, kind: 'circle' as const })),
    ...organisations
      .filter(({ id }) => search.organisation?.includes(id))
      .map((one) => ({ ...one, kind: 'organisation' as const })),
  ]
}

function Chips({
  search,
  groups,
  onChange,
  children,
}: {
  search: PeopleSearch
  groups: readonly Renamed[]
  onChange: FilterBarProps['onChange']
  children: ReactNode
}) {
  const i18n = useI18n()
  const rings = ringWords(i18n)
  const warmths = warmthWords(i18n)
  const sides = sideWords(i18n)
  const archetypes = useJournalQuery('archetypes', undefined, { enabled: search.archetype !== undefined }).data ?? []
  const nameOf = (id: string) => [...groups, ...archetypes].find((one) => one.id === id)?.name ?? '…'
  const chip = (key: string, words: string, after: PeopleSearch) => (
    <Chip
      key={key}
      tone="chosen"
      onRemove={() => onChange(after)}
      removeLabel={i18n.t('Remove the filter {filter}', { filter: words })}
    >
      {words}
    </Chip>
  )
  return (
    <ChipGroup label={i18n.t('Filters')}>
      {search.ring?.map((ring) => chip(`ring ${ring}`, rings[ring], toggled(search, 'ring', ring)))}
      {search.warmth?.map((warmth) => chip(`warmth ${warmth}`, warmths[warmth], toggled(search, 'warmth', warmth)))}
      {search.side?.map((side) => chip(`side ${side}`, sides[side], toggled(search, 'side', side)))}
      {search.circle?.map((id) => chip(id, nameOf(id), toggled(search, 'circle', id)))}
      {search.archetype?.map((id) => chip(id, nameOf(id), toggled(search, 'archetype', id)))}
      {search.organisation?.map((id) => chip(id, nameOf(id), toggled(search, 'organisation', id)))}
      {search.due && chip('due', i18n.t('Due'), without(search, 'due'))}
      {children}
    </ChipGroup>
  )
}

interface FilterMenuProps extends Pick<FilterBarProps, 'search' | 'onChange'> {
  trigger: RefObject<HTMLButtonElement | null>
  onOrganisation: () => void
  groups: readonly Renamed[]
  onRename: (group: Renamed) => void
}

function FilterMenu({ search, onChange, trigger, onOrganisation, groups: narrowed, onRename }: FilterMenuProps) {
  const i18n = useI18n()
  const circles = useJournalQuery('circles').data ?? []
  const archetypes = useJournalQuery('archetypes').data ?? []
  const rings = ringWords(i18n)
  const warmths = warmthWords(i18n)
  const sides = sideWords(i18n)
  const groups: MenuGroup[] = [
    {
      id: 'state',
      entries: [
        {
          id: 'due',
          label: i18n.t('Due'),
          isChosen: search.due === true,
          onAction: () => onChange(search.due ? without(search, 'due') : { ...search, due: true }),
        },
      ],
    },
    {
      id: 'ring',
      title: i18n.t('Ring'),
      entries: RING_FILTERS.map((ring) => ({
        id: `ring ${ring}`,
        label: rings[ring],
        icon: <RingMark ring={ring === 'none' ? null : ring} />,
        isChosen: search.ring?.includes(ring),
        onAction: () => onChange(toggled(search, 'ring', ring)),
      })),
    },
    {
      id: 'warmth',
      title: i18n.t('Warmth'),
      entries: WARMTH_FILTERS.map((warmth) => ({
        id: `warmth ${warmth}`,
        label: warmths[warmth],
        icon: <WarmthMark warmth={warmth} />,
        isChosen: search.warmth?.includes(warmth),
        onAction: () => onChange(toggled(search, 'warmth', warmth)),
      })),
    },
    {
      id: 'side',
      title: i18n.t('Where'),
      entries: SIDE_FILTERS.map((side) => ({
        id: `side ${side}`,
        label: sides[side],
        isChosen: search.side?.includes(side),
        onAction: () => onChange(toggled(search, 'side', side)),
      })),
    },
    {
      id: 'organisation',
      entries: [{ id: 'choose-organisation', label: i18n.t('An organisation…'), onAction: onOrganisation }],
    },
    ...(circles.length === 0
      ? []
      : [
          {
            id: 'circle',
            title: i18n.t('Circle'),
            entries: circles.map(({ id, name }) => ({
              id,
              label: name,
              isChosen: search.circle?.includes(id),
              onAction: () => onChange(toggled(search, 'circle', id)),
            })),
          },
        ]),
    ...(archetypes.length === 0
      ? []
      : [
          {
            id: 'archetype',
            title: i18n.t('Type of person'),
            entries: archetypes.map(({ id, name }) => ({
              id,
              label: name,
              isChosen: search.archetype?.includes(id),
              onAction: () => onChange(toggled(search, 'archetype', id)),
            })),
          },
        ]),
    ...(narrowed.length === 0
      ? []
      : [
          {
            id: 'rename',
            entries: narrowed.map((group) => ({
              id: `rename ${group.id}`,
              label: i18n.t('Rename {name}…', { name: group.name }),
              onAction: () => onRename(group),
            })),
          },
        ]),
  ]
  return (
    <Menu
      label={i18n.t('Add a filter')}
      placement="bottom start"
      trigger={
        <Button ref={trigger} kind="plain" size="small" icon={<ListFilter aria-hidden />}>
          {i18n.t('Filter')}
        </Button>
      }
      groups={groups}
    />
  )
}
