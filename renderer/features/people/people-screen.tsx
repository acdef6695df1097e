import { Awaited } from '#parts/awaited.tsx'
import { RingSentence } from '#parts/ring-sentence.tsx'
import { ringWords } from '#parts/ring-words.ts'
import { UserPlus, Users } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalClient, useJournalConnection } from '#client/journal-provider.tsx'
import { useCommand } from '#client/use-command.ts'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import type { PersonRow } from '#shared/contract/rows.ts'
import type { PersonId } from '#shared/model/id.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import type { ListMoves } from '#ui/list-moves.ts'
import { Page, PageHeader } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { FilterBar } from './filter-bar.tsx'
import { isNarrowed, peopleQuery, peopleSearchText, without, type PeopleSearch } from './people-search.ts'
import { PersonHeads, PersonLine } from './person-line.tsx'
import { RingBudgets } from './ring-budgets.tsx'
import { KeepView, SavedViews } from './saved-views.tsx'
import styles from './people.module.css'

export interface PeopleScreenProps {
  search: PeopleSearch
  /** `replace` where no step back is wanted: while one types. */
  onSearchChange: (search: PeopleSearch, options: { replace: boolean }) => void
  onOpenPerson: (id: PersonId) => void
  onAddPerson: () => void
  onImport: () => void
  onFindDuplicates: () => void
}

const NOBODY: ReadonlySet<string> = new Set()
const ROW_HEIGHT = 48

/** Everybody, in one list that narrows, sorts and sorts people into rings. What it shows is in its address. */
export function PeopleScreen({
  search,
  onSearchChange,
  onOpenPerson,
  onAddPerson,
  onImport,
  onFindDuplicates,
}: PeopleScreenProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const client = useJournalClient()
  const list = useRef<HTMLDivElement>(null)
  const moves = useRef<ListMoves>(null)
  const query = peopleQuery(search)
  const people = useWindowedQuery('people', query)
  const address = peopleSearchText(search)
  // Those selected are those one sees: another view begins with nobody.
  const [selection, setSelection] = useState({ address, ids: NOBODY })
  const selected = selection.address === address ? selection.ids : NOBODY
  const setSelected = (ids: ReadonlySet<string>) => setSelection({ address, ids })
  const holdsFocus = useRef(false)
  const [text, setText, settleText] = useTypedText(search, onSearchChange)
  const cursor = useCursorMemory(address)
  const triage = useTriage(list, moves, [...selected] as PersonId[], () => setSelected(NOBODY))
  const total = people.total
  const change = (next: PeopleSearch) => onSearchChange(next, { replace: false })

  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'a' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    // Also those that are not loaded.
    void client.queries.peopleIds(query).then((ids) => setSelected(new Set(ids)))
  }
  const focusList = () => moves.current?.focus()
  const leaveField = () => {
    settleText()
    focusList()
  }
  const number = new Intl.NumberFormat(locale)
  // A journal without people has nothing to narrow.
  const isEmpty = total === 0 && !isNarrowed(search) && text === ''

  return (
    <Page width="wide">
      <PageHeader
        title={i18n.t('People')}
        below={
          total === undefined
            ? '\u00a0'
            : isEmpty
              ? undefined
              : isNarrowed(search)
                ? i18n.t('{total, plural, =0 {Nobody} one {# person} other {# people}} in this view', { total })
                : i18n.t('{total, plural, one {# person} other {# people}}', { total })
        }
        actions={
          <>
            {!isEmpty && (
              <Button kind="plain" onPress={onFindDuplicates}>
                {i18n.t('Duplicates')}
              </Button>
            )}
            <Button icon={<UserPlus aria-hidden />} keys="p" onPress={onAddPerson}>
              {i18n.t('New person')}
            </Button>
          </>
        }
      />
      {!isEmpty && (
        <>
          <SavedViews search={search} onChange={change} />
          <RingBudgets search={search} onChange={change} />
          <RingSentence className={styles.ringSentence} />
          <FilterBar search={search} onChange={change} text={text} onTextChange={setText} onLeaveField={leaveField}>
            <KeepView search={search} />
          </FilterBar>
        </>
      )}
      {total === undefined ? (
        <Awaited
          error={people.error}
          waiting={i18n.t('Reading your people')}
          failed={i18n.t('The list cannot be shown.')}
        />
      ) : total === 0 ? (
        <Nobody search={search} onChange={change} onImport={onImport} />
      ) : (
        <div ref={list} onKeyDownCapture={onKeyDownCapture} className={styles.list}>
          <PersonHeads />
          <VirtualList<PersonRow>
            ref={moves}
            key={address}
            label={i18n.t('People, {count}', { count: number.format(total) })}
            count={total}
            rowAt={people.rowAt}
            keyOf={(person) => person.id}
            rowHeight={ROW_HEIGHT}
            renderRow={(person, { isSelected }) => <PersonLine person={person} isSelected={isSelected} />}
            onRangeChange={people.ensureRange}
            onOpen={(person) => onOpenPerson(person.id)}
            onActiveChange={(person, index) => {
              cursor.remember(index)
              triage.onActiveChange(person)
            }}
            selected={selected}
            onSelectedChange={setSelected}
            initialIndex={cursor.initial}
            holdsFocus={holdsFocus}
          />
        </div>
      )}
      {selected.size > 0 && (
        <BulkBar
          ids={[...selected] as PersonId[]}
          onRing={triage.put}
          onClear={() => setSelected(NOBODY)}
          isChanging={triage.isChanging}
        />
      )}
    </Page>
  )
}

interface NobodyProps {
  search: PeopleSearch
  onChange: (search: PeopleSearch) => void
  onImport: () => void
}

function Nobody({ search, onChange, onImport }: NobodyProps) {
  const i18n = useI18n()
  if (isNarrowed(search)) {
    return (
      <EmptyState
        action={
          <Button onPress={() => onChange(search.sort === undefined ? {} : { sort: search.sort })}>
            {i18n.t('Show everybody')}
          </Button>
        }
      >
        {i18n.t('Nobody fits all of these filters.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<Users />}
      action={
        <Button kind="primary" onPress={onImport}>
          {i18n.t('Bring in people you know')}
        </Button>
      }
    >
      {i18n.t('Here you find the people who matter to your work, and when you last spoke with each.')}
    </EmptyState>
  )
}

const TYPING_MS = 150

/** The text of the field at once, and in the address when the typing pauses. */
function useTypedText(search: PeopleSearch, onSearchChange: PeopleScreenProps['onSearchChange']) {
  const inAddress = search.text ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  // What the address says while another text is on its way into it: until then the field shows what was typed.
  const [over, setOver] = useState<string | null>(null)
  if (over !== null && over !== inAddress) setOver(null)
  const latest = useRef({ search, onSearchChange })
  useEffect(() => {
    latest.current = { search, onSearchChange }
  })
  const settle = useCallback(() => {
    if (typed === null) return
    const { search: now, onSearchChange: change } = latest.current
    const text = typed.trim()
    setTyped(null)
    if (text === (now.text ?? '')) return
    setOver(now.text ?? '')
    change(text === '' ? without(now, 'text') : { ...now, text }, { replace: true })
  }, [typed])
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(settle, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, settle])
  // A blank at the end is no part of the address, and must not vanish while the next word is typed.
  const [kept, setKept] = useState(inAddress)
  const shown = typed ?? (over !== null || kept.trim() === inAddress ? kept : inAddress)
  const set = useCallback((text: string) => {
    setTyped(text)
    setKept(text)
  }, [])
  return [shown, set, settle] as const
}

// In memory alone: an address may hold words that were typed, and browsers keep what they are given.
const cursors = new WeakMap<object, { address: string; index: number }>()

/** Where the cursor was when one comes back to the same view from somebody's page. */
function useCursorMemory(address: string) {
  const connection = useJournalConnection()
  const initial = useMemo(() => {
    const known = cursors.get(connection)
    return known?.address === address ? known.index : 0
  }, [connection, address])
  return { initial, remember: (index: number) => void cursors.set(connection, { address, index }) }
}

/** Keys 1 to 5: the person under the cursor, or those selected, into a ring or out of them; then on to the next. */
function useTriage(
  list: { current: HTMLElement | null },
  moves: { current: ListMoves | null },
  selected: readonly PersonId[],
  onDone: () => void,
) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const putInRing = useCommand('putInRing')
  const active = useRef<PersonRow | undefined>(undefined)
  /** Put in a ring and still under the cursor; where the ring narrows the list, it leaves and the next one comes. */
  const waiting = useRef<{ id: PersonId; ring: Ring | null } | null>(null)
  const words = ringWords(i18n)

  const moveOn = () => {
    waiting.current = null
    if (list.current?.contains(document.activeElement)) moves.current?.move(1)
  }
  const onActiveChange = (person: PersonRow | undefined) => {
    active.current = person
    const { current } = waiting
    if (current === null || person === undefined) return
    if (person.id !== current.id) waiting.current = null
    else if (person.ring === current.ring) moveOn()
  }
  const put = (ring: Ring | null) => {
    const one = active.current
    const ids = selected.length > 0 ? [...selected] : one === undefined ? [] : [one.id]
    if (ids.length === 0) return
    const isOne = selected.length === 0
    if (isOne && one?.ring === ring) return moveOn()
    if (isOne && one !== undefined) waiting.current = { id: one.id, ring }
    const values = { count: ids.length, name: one?.name ?? '', ring: words[ring ?? 'none'] }
    const message = isOne
      ? i18n.t('{name}: {ring}', values)
      : i18n.t('{count, plural, one {# person} other {# people}}: {ring}', values)
    void putInRing.run({ ids, ring }).then(
      ({ undo }) => {
        feedback.done(message, undo)
        if (!isOne) onDone()
      },
      () => (waiting.current = null),
    )
  }
  useActions(
    [...RINGS, null].map((ring, index) => ({
      id: `ring-${ring ?? 'none'}`,
      title: ring === null ? i18n.t('Take out of the rings') : i18n.t('Put in: {ring}', { ring: words[ring] }),
      group: i18n.t('People'),
      keys: [String(index + 1)],
      onRow: true,
      when: () => selected.length > 0 || list.current?.contains(document.activeElement) === true,
      run: () => put(ring),
    })),
  )
  return { put, onActiveChange, isChanging: putInRing.pending }
}
