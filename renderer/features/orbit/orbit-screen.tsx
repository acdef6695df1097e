import { Maximize, Minus, Orbit as OrbitIcon, Plus } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { usePlaces } from '#parts/places.tsx'
import { ringWords } from '#parts/ring-words.ts'
import { usePutInRing } from '#parts/use-put-in-ring.ts'
import type { Orbit, OrbitPerson, OrbitSectors } from '#shared/contract/orbit-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import type { ListMoves } from '#ui/list-moves.ts'
import { Page, PageHeader } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { Switch } from '#ui/switch.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { OrbitMark, OrbitPicture } from './orbit-picture.ts'
import { FocusedPerson } from './focused-person.tsx'
import { OpenSeat } from './open-seat.tsx'
import { slices, type Spot } from './orbit-layout.ts'
import { OrbitList } from './orbit-list.tsx'
import { OrbitMap, type OrbitMapMoves } from './orbit-map.tsx'
import { filterOrbit, ghostsOf, orbitLines, placed, type OrbitLine } from './orbit-model.ts'
import { OrbitMoves, type MovesOfOrbit } from './orbit-moves.tsx'
import type { OrbitSearch } from './orbit-search.ts'
import styles from './orbit.module.css'

const NO_MOVES: Pick<MovesOfOrbit, 'warmer' | 'quieter' | 'met'> = { warmer: [], quieter: [], met: [] }
const NO_ONE: readonly string[] = []

export interface OrbitScreenProps {
  search: OrbitSearch
  onSearchChange: (search: OrbitSearch) => void
  onOpenPeople: () => void
}

/** The people around me: a map whose gaps are the message, and the same as a list. */
export function OrbitScreen({ search, onSearchChange, onOpenPeople }: OrbitScreenProps) {
  const i18n = useI18n()
  const orbit = useJournalQuery('orbit', search, { keepPrevious: true })
  if (orbit.data === undefined) {
    return (
      <Page width="wide">
        <PageHeader title={i18n.t('Orbit')} below={'\u00a0'} />
        <Awaited error={orbit.error} waiting={i18n.t('Drawing the map')} failed={i18n.t('The map cannot be drawn.')} />
      </Page>
    )
  }
  // Without anybody in a ring the open seats are all there is to see, and say the most.
  if (orbit.data.people.length === 0 && ghostsOf(orbit.data).length === 0) {
    return (
      <Page width="wide">
        <PageHeader title={i18n.t('Orbit')} />
        <EmptyState
          icon={<OrbitIcon />}
          action={
            <Button kind="primary" onPress={onOpenPeople}>
              {i18n.t('Choose who matters')}
            </Button>
          }
        >
          {i18n.t('Put people in rings, from the few you speak with often to the wider circle, and you see them here.')}
        </EmptyState>
      </Page>
    )
  }
  return <OrbitOf orbit={orbit.data} onBy={(by) => onSearchChange({ by })} onOpenPeople={onOpenPeople} />
}

interface OrbitOfProps {
  orbit: Orbit
  onBy: (by: OrbitSectors) => void
  onOpenPeople: () => void
}

function OrbitOf({ orbit, onBy, onOpenPeople }: OrbitOfProps) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const moved = useJournalQuery('orbitMoves', {}, { keepPrevious: true }).data
  const moves = moved ?? NO_MOVES
  const [text, setText] = useState('')
  const [hidesNames, setHidesNames] = useState(false)
  const [focused, setFocused] = useState<string | null>(null)
  const list = useRef<ListMoves>(null)
  const holdsFocus = useRef(false)
  const listed = useRef<string | undefined>(undefined)
  const map = useRef<OrbitMapMoves>(null)
  const words = ringWords(i18n)

  const people = useMemo(() => filterOrbit(orbit.people, text), [orbit.people, text])
  const lines = useMemo(() => orbitLines(orbit, people), [orbit, people])
  // The places of all, so that nobody moves while one types.
  const { spots, ghosts } = useMemo(() => placed(orbit), [orbit])
  const marks = useMemo(() => marksOf(people, spots, moves), [people, spots, moves])
  const person = orbit.people.find(({ id }) => id === focused) ?? null
  const seat = ghosts.find(({ id }) => id === focused) ?? null
  const tied = useTies(person?.id ?? null)
  const put = usePutInRing(hidesNames ? i18n.t('Name hidden') : (person?.name ?? ''))
  const byId = new Map(orbit.people.map((one) => [one.id as string, one]))
  const names = ringShortNames(words)
  const picture: Omit<OrbitPicture, 'dragged'> = {
    sectors: sectorMarks(orbit, i18n.t('Everybody else')),
    marks,
    ghosts: text === '' ? ghosts : [],
    ringNames: names,
    showsNames: !hidesNames,
    focused,
    tied,
  }

  useActions([
    ...[...RINGS, null].map((ring, index) => ({
      id: `orbit-ring-${ring ?? 'none'}`,
      title: ring === null ? i18n.t('Take out of the rings') : i18n.t('Put in: {ring}', { ring: words[ring] }),
      group: i18n.t('Orbit'),
      keys: [String(index + 1)],
      when: () => person !== null,
      run: () => {
        if (person !== null && person.ring !== ring) put(person.id, ring)
      },
    })),
    { id: 'orbit-in', title: i18n.t('Zoom in'), group: i18n.t('Orbit'), keys: ['+'], run: () => map.current?.zoomIn() },
    {
      id: 'orbit-out',
      title: i18n.t('Zoom out'),
      group: i18n.t('Orbit'),
      keys: ['-'],
      run: () => map.current?.zoomOut(),
    },
    {
      id: 'orbit-fit',
      title: i18n.t('Show the whole map'),
      group: i18n.t('Orbit'),
      keys: ['0'],
      run: () => map.current?.fit(),
    },
  ])

  const followList = (line: OrbitLine | undefined) => {
    // Told again of the same line when the journal changes: whoever was chosen on the map meanwhile stays.
    if (line?.id === listed.current) return
    listed.current = line?.id
    setFocused(line === undefined || line.kind === 'sector' ? null : line.id)
  }
  const openMark = (id: string) => {
    const ghost = ghosts.find((one) => one.id === id)
    onOpen(ghost === undefined ? { page: 'person', id: id as PersonId } : { page: 'archetype', id: ghost.archetype })
  }
  const openLine = (line: OrbitLine) => {
    if (line.kind === 'person') onOpen({ page: 'person', id: line.person.id })
    if (line.kind === 'ghost') onOpen({ page: 'archetype', id: line.archetype })
  }
  return (
    <Page width="wide">
      <PageHeader
        title={i18n.t('Orbit')}
        below={
          <>
            {i18n.t(
              '{count, plural, =0 {Nobody is in a ring yet.} one {# person around you.} other {# people around you.}}',
              {
                count: orbit.people.length,
              },
            )}{' '}
            {orbit.unplaced > 0 && (
              <button type="button" className={styles.unplaced} onClick={onOpenPeople}>
                {i18n.t('{count, plural, one {# more is} other {# more are}} in no ring.', { count: orbit.unplaced })}
              </button>
            )}
          </>
        }
      />
      {moved !== undefined && <OrbitMoves moves={moved} hidesNames={hidesNames} />}
      <div className={styles.orbit}>
        <div className={styles.map}>
          <OrbitMap
            ref={map}
            picture={picture}
            onFocus={setFocused}
            onOpen={openMark}
            onPutInRing={(id, ring: Ring) => {
              const one = byId.get(id)
              if (one !== undefined) put(one.id, ring)
            }}
          />
          <div className={styles.zoom}>
            <IconButton label={i18n.t('Zoom in')} keys="+" onPress={() => map.current?.zoomIn()}>
              <Plus />
            </IconButton>
            <IconButton label={i18n.t('Zoom out')} keys="-" onPress={() => map.current?.zoomOut()}>
              <Minus />
            </IconButton>
            <IconButton label={i18n.t('Show the whole map')} keys="0" onPress={() => map.current?.fit()}>
              <Maximize />
            </IconButton>
          </div>
          <p className={styles.legend}>
            {i18n.t('How near somebody stands is how often you want to speak, not how much they matter.')}
          </p>
        </div>
        <div className={styles.side}>
          <div className={styles.filter}>
            <TextField
              label={i18n.t('Find by name')}
              hideLabel
              placeholder={i18n.t('Find by name')}
              value={text}
              onChange={setText}
            />
            <Select<OrbitSectors>
              label={i18n.t('Sectors')}
              hideLabel
              kind="plain"
              options={[
                { id: 'archetype', label: i18n.t('By the people I want') },
                { id: 'circle', label: i18n.t('By circle') },
              ]}
              value={orbit.by}
              onChange={onBy}
            />
            <Switch label={i18n.t('Hide names')} isSelected={hidesNames} onChange={setHidesNames} />
          </div>
          {person !== null && <FocusedPerson person={person} hidesName={hidesNames} onPutInRing={put} />}
          {seat !== null && <OpenSeat seat={seat} hidesNames={hidesNames} />}
          {people.length === 0 && text !== '' ? (
            <p className={styles.nobody}>{i18n.t('Nobody has such a name.')}</p>
          ) : (
            <div className={styles.list}>
              <OrbitList
                ref={list}
                label={i18n.t('The map as a list, {count}', { count: people.length })}
                lines={lines}
                hidesNames={hidesNames}
                holdsFocus={holdsFocus}
                onOpen={openLine}
                onActiveChange={followList}
              />
            </div>
          )}
        </div>
      </div>
    </Page>
  )
}

function ringShortNames(words: Readonly<Record<Ring | 'none', string>>): Record<Ring, string> {
  return { inner: words.inner, close: words.close, active: words.active, wider: words.wider }
}

function sectorMarks(orbit: Orbit, others: string): OrbitPicture['sectors'] {
  const all = slices(orbit.sectors.length)
  return all.map((slice, index) => ({ slice, name: orbit.sectors[index]?.name ?? others }))
}

function marksOf(
  people: readonly OrbitPerson[],
  spots: ReadonlyMap<string, Spot>,
  moves: typeof NO_MOVES,
): readonly OrbitMark[] {
  const moved = new Map<string, OrbitMark['moved']>()
  for (const way of ['warmer', 'quieter', 'met'] as const) for (const { id } of moves[way]) moved.set(id, way)
  return people.flatMap(({ id, name, ring, warmth, sectors }) => {
    const spot = spots.get(id)
    if (spot === undefined) return []
    return [{ id, name, ring, warmth, spot, hasMore: sectors.length > 1, moved: moved.get(id) ?? null }]
  })
}

/** Whom somebody is tied to, as far as the journal says: met through, introduced, seen with. */
function useTies(id: PersonId | null): readonly string[] {
  const page = useJournalQuery('person', { id: id as PersonId }, { enabled: id !== null }).data
  return useMemo(() => {
    if (page === undefined || id === null) return NO_ONE
    const through = page.metThrough === null ? [] : [page.metThrough.id]
    return [...through, ...page.introduced.map((one) => one.id), ...page.seenWith.map(({ person }) => person.id)]
  }, [page, id])
}
