import {
  Armchair,
  Building2,
  CalendarClock,
  CircleDashed,
  Flag,
  Gift,
  Handshake,
  Hand,
  Ruler,
  Lightbulb,
  ListChecks,
  MessageSquareText,
  NotebookPen,
  PencilRuler,
  Search,
  Timer,
} from 'lucide-react'
import { memo, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { SearchHit } from '#shared/contract/rows.ts'
import type {
  ArchetypeId,
  CircleId,
  ConversationId,
  DocumentId,
  GoalId,
  IntroductionId,
  MeasureId,
  OrganisationId,
  PersonId,
  ReviewId,
} from '#shared/model/id.ts'
import { initials } from '#shared/model/initials.ts'
import { reviewTitleWords } from '#parts/review-words.ts'
import { failureWords } from '#parts/failure-words.ts'
import { kindTitles } from '#parts/kind-words.ts'
import { FOUND_KINDS } from '#shared/model/schemas.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { formatDay } from '#ui/format-day.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { PlaceLink, usePlaces, type Place } from '#parts/places.tsx'
import type { ListMoves } from '#ui/list-moves.ts'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { Row, RowNavigation, Rows } from '#ui/row.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import type { SearchAddress } from './search-words.ts'
import { snippetParts } from './snippet-parts.ts'
import styles from './search.module.css'

export interface SearchScreenProps {
  address: SearchAddress
  onAddressChange: (address: SearchAddress) => void
}

const LIMIT = 60

/** Looks through everything that is written, as one types. */
export function SearchScreen({ address, onAddressChange }: SearchScreenProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const field = useRef<HTMLInputElement>(null)
  const results = useRef<ListMoves>(null)
  const { onOpen } = usePlaces()
  const [text, setText] = useTypedText(address, onAddressChange)
  const asked = text.trim()
  const input = { text: asked, limit: LIMIT, ...(address.kind && { kinds: [address.kind] }) }
  const { data, error, isPlaceholderData } = useJournalQuery('search', input, {
    enabled: asked !== '',
    keepPrevious: true,
  })
  const titles = kindTitles(i18n)
  const list = useList()
  const isHere = asked !== '' && data !== undefined && !isPlaceholderData
  /** A key that was pressed before the answer to what is typed is here. */
  const awaited = useRef<'ArrowDown' | 'Enter' | null>(null)
  // As they stand below each other: by kind, and within a kind in the order of the answer.
  const { data: settings } = useJournalQuery('settings')
  // Cards are found only where the user has asked for that.
  const kinds = FOUND_KINDS.filter((kind) => kind !== 'reframe' || settings?.cardsInSearch === true)
  const groups = FOUND_KINDS.map((kind) => ({ kind, hits: (data?.hits ?? []).filter((hit) => hit.kind === kind) }))
  const [first] = groups.flatMap(({ hits }) => hits)
  const enterList = (key: 'ArrowDown' | 'Enter') => {
    results.current?.focus()
    if (key === 'Enter' && first !== undefined) onOpen(placeOf(first))
  }
  useEffect(() => {
    if (!isHere || awaited.current === null) return
    const key = awaited.current
    awaited.current = null
    enterList(key)
  })
  useActions([
    {
      id: 'search-field',
      title: i18n.t('Change the words searched for'),
      group: i18n.t('Search'),
      keys: ['/'],
      run: () => field.current?.select(),
    },
  ])
  return (
    <Page>
      <PageHeader title={i18n.t('Search')} />
      <TextField
        ref={field}
        label={i18n.t('Words to look for')}
        hideLabel
        autoFocus
        placeholder={i18n.t('Names, notes, what you know, follow-ups, tags')}
        icon={<Search aria-hidden />}
        value={text}
        onChange={setText}
        maxLength={500}
        onKeyDown={(event) => {
          awaited.current = null
          if (event.key === 'Escape') event.currentTarget.closest('main')?.focus({ preventScroll: true })
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          if (isHere) enterList(event.key)
          else awaited.current = event.key
        }}
      />
      <div className={styles.kinds}>
        <ChipGroup label={i18n.t('Kinds')}>
          <Chip isPressed={address.kind === undefined} onPress={() => onAddressChange({ text: asked })}>
            {i18n.t('Everything')}
          </Chip>
          {kinds.map((kind) => (
            <Chip key={kind} isPressed={address.kind === kind} onPress={() => onAddressChange({ text: asked, kind })}>
              {titles(kind)}
            </Chip>
          ))}
        </ChipGroup>
      </div>
      {asked === '' ? (
        <EmptyState icon={<Search />}>{i18n.t('Everything you have written is searched as you type.')}</EmptyState>
      ) : error !== null ? (
        <ErrorNotice title={i18n.t('The search did not work.')}>{failureWords(i18n, error.failure)}</ErrorNotice>
      ) : data === undefined ? null : data.hits.length === 0 && !isPlaceholderData ? (
        <EmptyState icon={<Search />}>{i18n.t('Nothing is written about “{text}”.', { text: asked })}</EmptyState>
      ) : (
        <div>
          <p role="status" className={styles.order}>
            {data.isClose
              ? i18n.t('Nothing has exactly these words. Close to them:')
              : data.order === 'relevance'
                ? i18n.t('{count, plural, one {# place} other {# places}}, the best match first.', {
                    count: data.hits.length,
                  })
                : data.days !== null
                  ? i18n.t('Conversations from {from} to {to} first, newest first.', {
                      from: formatDay(locale, data.days.from, 'short', today),
                      to: formatDay(locale, data.days.to, 'short', today),
                    })
                  : i18n.t('The newest {count} places; one more word narrows it down.', { count: data.hits.length })}
          </p>
          <RowNavigation ref={results}>
            {groups.map(({ kind, hits }) => {
              if (hits.length === 0) return null
              return (
                <Section key={kind} title={titles(kind)} count={hits.length}>
                  <Rows label={titles(kind)}>
                    {hits.map((hit) => (
                      <Hit key={hit.id} hit={hit} list={list} />
                    ))}
                  </Rows>
                </Section>
              )
            })}
          </RowNavigation>
        </div>
      )}
    </Page>
  )
}

const Hit = memo(function Hit({ hit, list }: { hit: SearchHit; list: Intl.ListFormat }) {
  const { onOpen } = usePlaces()
  const i18n = useI18n()
  const locale = useLocale()
  const place = placeOf(hit)
  const names = list.format(hit.people.map(({ name }) => name))
  const title =
    hit.kind === 'review'
      ? reviewTitleWords(i18n, locale, hit.title)
      : hit.title !== ''
        ? hit.title
        : hit.kind === 'session'
          ? i18n.t('Session')
          : hit.kind === 'introduction'
            ? names || i18n.t('Introduction')
            : hit.people.length > 0
              ? i18n.t('Conversation with {names}', { names })
              : i18n.t('Conversation')
  const snippet = snippetParts(hit.snippet)
  const isTitle =
    snippet
      .map((part) => part.text)
      .join('')
      .trim() === title.trim()
  return (
    <Row
      id={hit.id}
      leading={iconOf(hit)}
      title={
        <PlaceLink to={place} className={styles.title}>
          {isTitle ? <Snippet parts={snippet} /> : title}
        </PlaceLink>
      }
      detail={
        <>
          {hit.title !== '' && <span>{names}</span>}
          {hit.title !== '' && names !== '' && !isTitle && ' · '}
          {!isTitle && (
            <span>
              <Snippet parts={snippet} />
            </span>
          )}
        </>
      }
      trailing={
        hit.kind === 'follow-up' ? (
          hit.due !== null && <CivilDay day={hit.due} />
        ) : hit.date === null || !DATED.has(hit.kind) ? undefined : (
          <CivilDay day={hit.date} />
        )
      }
      onOpen={() => onOpen(place)}
    />
  )
})

function Snippet({ parts }: { parts: ReturnType<typeof snippetParts> }) {
  return parts.map(({ text, isMatch }, index) =>
    isMatch ? (
      <mark key={index} className={styles.match}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}

/** Kinds of which it matters when they were. */
const DATED: ReadonlySet<SearchHit['kind']> = new Set([
  'person',
  'conversation',
  'follow-up',
  'session',
  'give',
  'ask',
  'review',
  'introduction',
])

function placeOf({ kind, id, person }: SearchHit): Place {
  switch (kind) {
    case 'person':
      return { page: 'person', id: branded<PersonId>(id) }
    case 'conversation':
      return { page: 'conversation', id: branded<ConversationId>(id) }
    case 'goal':
      return { page: 'strategy', search: { open: branded<GoalId>(id) } }
    case 'measure':
      return { page: 'strategy', search: { measure: branded<MeasureId>(id) } }
    case 'archetype':
      return { page: 'archetype', id: branded<ArchetypeId>(id) }
    case 'canvas':
      return { page: 'strategy', search: { face: 'canvas' } }
    case 'give':
      return { page: 'giving', search: { face: 'story' } }
    case 'ask':
      return { page: 'giving', search: { face: 'asks' } }
    case 'introduction':
      return { page: 'introduction', id: branded<IntroductionId>(id) }
    case 'organisation':
      return { page: 'organisation', id: branded<OrganisationId>(id) }
    case 'circle':
      return { page: 'circle', id: branded<CircleId>(id) }
    case 'reframe':
      return { page: 'mindset', search: { card: id } }
    case 'review':
      return { page: 'review', id: branded<ReviewId>(id) }
    case 'time-block':
    case 'session':
      return { page: 'plan' }
    case 'follow-up':
      return person === null ? { page: 'today' } : { page: 'person', id: person.id }
  }
}

/** The kind of a hit says what its id is an id of. */
function branded<Id extends DocumentId>(id: DocumentId): Id {
  return id as Id
}

function iconOf({ kind, title }: SearchHit): ReactNode {
  if (kind === 'person') return <Avatar name={title} initials={initials(title)} />
  const Icon = {
    conversation: MessageSquareText,
    'follow-up': ListChecks,
    goal: Flag,
    archetype: Armchair,
    canvas: PencilRuler,
    measure: Ruler,
    give: Gift,
    introduction: Handshake,
    ask: Hand,
    organisation: Building2,
    circle: CircleDashed,
    reframe: Lightbulb,
    'time-block': CalendarClock,
    session: Timer,
    review: NotebookPen,
  }[kind]
  return (
    <span className={styles.icon}>
      <Icon aria-hidden size={16} strokeWidth={1.75} />
    </span>
  )
}

/** Names in a row, as the language joins them. */
function useList(): Intl.ListFormat {
  const locale = useLocale()
  return useMemo(() => new Intl.ListFormat(locale, { type: 'unit' }), [locale])
}

const TYPING_MS = 300

/** The field is searched for at once; the address follows when the typing pauses. */
function useTypedText(address: SearchAddress, onAddressChange: (address: SearchAddress) => void) {
  const [text, setText] = useState(address.text ?? '')
  const told = useRef(address.text ?? '')
  const latest = useRef({ address, onAddressChange })
  useEffect(() => {
    latest.current = { address, onAddressChange }
  })
  // Another address, from the palette or by going back, is another search.
  useEffect(() => {
    const now = address.text ?? ''
    if (now === told.current) return
    told.current = now
    setText(now)
  }, [address.text])
  useEffect(() => {
    const clean = text.trim()
    if (clean === told.current) return
    const timer = setTimeout(() => {
      told.current = clean
      const { kind } = latest.current.address
      latest.current.onAddressChange({ ...(clean !== '' && { text: clean }), ...(kind !== undefined && { kind }) })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  return [text, setText] as const
}
