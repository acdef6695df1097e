import { Gift, Hand, Handshake, HeartHandshake } from 'lucide-react'
import { Fragment, useRef, useState, type ReactNode } from 'react'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { useWindowedQuery, type RowOf, type WindowedInput, type WindowedRows } from '#client/use-windowed-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { FiveMinuteFavours } from '#parts/five-minute-favours.tsx'
import { HelperLine } from '#parts/helper-line.tsx'
import { IntroductionDialog } from '#parts/introduction-dialog.tsx'
import { usePlaces } from '#parts/places.tsx'
import type { AskRow, GiveRow, NeedRow } from '#shared/contract/giving-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import { GIVING_MINUTES_A_WEEK } from '#shared/model/give.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { GiveDialog } from './give-dialog.tsx'
import type { GivingFace, GivingSearch } from './giving-search.ts'
import { directionWords, standingWords, whatWords } from '#parts/giving-words.ts'
import { IntroductionsFace } from './introductions-face.tsx'
import { NeedDialog } from './need-dialog.tsx'
import styles from './giving.module.css'

export interface GivingScreenProps {
  search: GivingSearch
  onSearchChange: (search: GivingSearch) => void
  /** Opens `mailto:`, `tel:` or https outside of the app. */
  onOpenLink: (href: string) => void
}

type Open =
  | { readonly kind: 'need'; readonly need: NeedRow }
  | { readonly kind: 'give'; readonly give: GiveRow | null; readonly need?: NeedRow }
  | { readonly kind: 'ask'; readonly ask: AskRow | null }
  | { readonly kind: 'introduction'; readonly begun?: BegunIntroduction }

interface BegunIntroduction {
  readonly a: PersonLink
  readonly b: PersonLink
  readonly why: string
}

/** An introduction of whoever needs something to somebody who could help; why, they may both read. */
function begun({ person, text }: NeedRow, helper: PersonLink): Open {
  return { kind: 'introduction', begun: { a: person, b: helper, why: text } }
}

const ROW_HEIGHT = 56
const DAYS_OF_A_WEEK = 7

/** What others need, what I need, and what went from one to the other: a story, never an account. */
export function GivingScreen({ search, onSearchChange, onOpenLink }: GivingScreenProps) {
  const i18n = useI18n()
  const [open, setOpen] = useState<Open | null>(null)
  const needs = useWindowedQuery('needsHeard', {})
  const { onOpen } = usePlaces()
  const settle = useCommand('setNeedState', { said: i18n.t('Met.') })
  const stand = useCommand('setAskStanding', { said: i18n.t('Met.') })
  const client = useJournalClient()
  const underCursor = useRef<{ need?: NeedRow | undefined; ask?: AskRow | undefined }>({})
  const list = useRef<HTMLDivElement>(null)
  const face = search.face ?? 'needs'
  const close = closerOf(setOpen, open)
  const closeIntroduction = () => {
    close()
    if (search.introduce === true) onSearchChange(search.face === undefined ? {} : { face: search.face })
  }
  const hasFocus = () => list.current?.contains(document.activeElement) === true

  useActions([
    {
      id: 'give-new',
      title: i18n.t('Write down what was given or received'),
      group: i18n.t('Giving'),
      keys: ['n'],
      run: () => setOpen({ kind: 'give', give: null }),
    },
    {
      id: 'ask-new',
      title: i18n.t('Write down what I need'),
      group: i18n.t('Giving'),
      keys: ['a'],
      run: () => setOpen({ kind: 'ask', ask: null }),
    },
    {
      id: 'introduce-people',
      title: i18n.t('Introduce two people'),
      group: i18n.t('Giving'),
      keys: ['i'],
      run: () => setOpen({ kind: 'introduction' }),
    },
    {
      id: 'introduce-helper',
      onRow: true,
      title: i18n.t('Introduce the first who could help'),
      group: i18n.t('Giving'),
      keys: ['w'],
      when: () => face === 'needs' && hasFocus(),
      run: () => {
        const { need } = underCursor.current
        if (need === undefined) return
        void client.queries.needMatches({ person: need.person.id, need: need.need, limit: 1 }).then(
          ({ likely: [first] }) => setOpen(first === undefined ? { kind: 'need', need } : begun(need, first.person)),
          () => setOpen({ kind: 'need', need }),
        )
      },
    },
    {
      id: 'giving-met',
      onRow: true,
      title: i18n.t('It is met'),
      group: i18n.t('Giving'),
      keys: ['e'],
      when: hasFocus,
      run: () => {
        const { need, ask } = underCursor.current
        if (face === 'needs' && need !== undefined) {
          void settle.run({ person: need.person.id, need: need.need, state: 'met' }).catch(() => undefined)
        }
        if (face === 'asks' && ask !== undefined && ask.standing === 'open') {
          void stand.run({ id: ask.id, standing: 'met' }).catch(() => undefined)
        }
      },
    },
  ])

  return (
    <Page width="wide">
      <PageHeader
        title={i18n.t('Giving')}
        below={<TimeGiven />}
        actions={
          <>
            <Button icon={<Hand aria-hidden />} keys="a" onPress={() => setOpen({ kind: 'ask', ask: null })}>
              {i18n.t('I need…')}
            </Button>
            <Button icon={<Handshake aria-hidden />} keys="i" onPress={() => setOpen({ kind: 'introduction' })}>
              {i18n.t('Introduce…')}
            </Button>
            <Button icon={<Gift aria-hidden />} keys="n" onPress={() => setOpen({ kind: 'give', give: null })}>
              {i18n.t('Given or received')}
            </Button>
          </>
        }
      />
      <FiveMinuteFavours onOpenLink={onOpenLink} />
      <div ref={list} className={styles.faces}>
        <Tabs<GivingFace>
          label={i18n.t('Giving')}
          value={face}
          onChange={(next) => onSearchChange(next === 'needs' ? {} : { face: next })}
          tabs={[
            {
              id: 'needs',
              title: i18n.t('Needs heard'),
              count: needs.total,
              content: (
                <Listed
                  label={i18n.t('Needs heard')}
                  rows={needs}
                  keyOf={({ person, need }) => `${person.id} ${need}`}
                  icon={<HeartHandshake />}
                  nothing={i18n.t('What people tell you they need stands here, once it is written on their page.')}
                  onOpen={(need) => setOpen({ kind: 'need', need })}
                  onActiveChange={(need) => (underCursor.current = { ...underCursor.current, need })}
                  renderRow={(need) => <NeedLine need={need} />}
                />
              ),
            },
            {
              id: 'asks',
              title: i18n.t('My asks'),
              count: <OpenCount of="asks" />,
              content: (
                <ListOf
                  label={i18n.t('My asks')}
                  of="asks"
                  keyOf={({ id }) => id}
                  icon={<Hand />}
                  nothing={i18n.t(
                    'What do you need that somebody you know could give, or know somebody for? A writes it down.',
                  )}
                  onOpen={(ask) => setOpen({ kind: 'ask', ask })}
                  onActiveChange={(ask) => (underCursor.current = { ...underCursor.current, ask })}
                  renderRow={(ask) => <AskLine ask={ask} />}
                />
              ),
            },
            {
              id: 'introductions',
              title: i18n.t('Introductions'),
              count: <OpenCount of="introductions" />,
              content: <IntroductionsFace />,
            },
            {
              id: 'story',
              title: i18n.t('Given and received'),
              content: (
                <ListOf
                  label={i18n.t('Given and received')}
                  of="gives"
                  keyOf={({ id }) => id}
                  icon={<Gift />}
                  nothing={i18n.t(
                    'What you gave and what was given to you becomes a story here. N writes the first line.',
                  )}
                  onOpen={(give) => setOpen({ kind: 'give', give })}
                  renderRow={(give, above) => <GiveLine give={give} above={above} />}
                />
              ),
            },
          ]}
        />
      </div>
      {open?.kind === 'need' && (
        <NeedDialog
          need={open.need}
          onGive={() => setOpen({ kind: 'give', give: null, need: open.need })}
          onIntroduce={(helper) => setOpen(begun(open.need, helper))}
          onClose={close}
        />
      )}
      {open?.kind === 'give' && (
        <GiveDialog
          give={open.give}
          begun={
            open.need && {
              person: open.need.person,
              answers: { person: open.need.person.id, need: open.need.need },
              need: open.need.text,
            }
          }
          onClose={close}
        />
      )}
      {(open?.kind === 'introduction' || search.introduce === true) && (
        <IntroductionDialog
          {...(open?.kind === 'introduction' ? open.begun : {})}
          onClose={closeIntroduction}
          onMade={(id) => onOpen({ page: 'introduction', id })}
        />
      )}
      {open?.kind === 'ask' && <AskDialog ask={open.ask} onOpenLink={onOpenLink} onClose={close} />}
    </Page>
  )
}

/** The minutes of these seven days beside those that one wants to give: a brake, and no goal. */
function TimeGiven() {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const from = addDays(today, 1 - DAYS_OF_A_WEEK)
  const time = useJournalQuery('givingTime', { from, to: today }, { keepPrevious: true }).data
  if (time === undefined) return '\u00a0'
  if (time.minutes === 0) return i18n.t('Be curious, listen for what people need, and give what is small for you.')
  return i18n.t(
    '{minutes, plural, one {# minute} other {# minutes}} given in seven days, of about {wanted} that leave room for your own work.',
    {
      minutes: time.minutes,
      wanted: GIVING_MINUTES_A_WEEK,
    },
  )
}

/** How many of them are open. By itself, so that its answer draws no list again. */
function OpenCount({ of }: { of: 'asks' | 'introductions' }) {
  return useJournalQuery(of, { limit: 1 }).data?.open
}

/** A list whose rows are asked for when it is shown. */
function ListOf<Name extends 'asks' | 'gives'>({
  of,
  ...listed
}: Omit<ListedProps<RowOf<Name>>, 'rows'> & { of: Name }) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- neither of both needs any
  const rows = useWindowedQuery<Name>(of, {} as WindowedInput<Name>)
  return <Listed<RowOf<Name>> {...listed} rows={rows} />
}

interface ListedProps<Row> {
  label: string
  rows: WindowedRows<Row>
  keyOf: (row: Row) => string
  icon: ReactNode
  nothing: string
  onOpen: (row: Row) => void
  onActiveChange?: (row: Row | undefined) => void
  renderRow: (row: Row, above: Row | undefined) => ReactNode
}

function Listed<Row>({ label, rows, keyOf, icon, nothing, onOpen, onActiveChange, renderRow }: ListedProps<Row>) {
  const i18n = useI18n()
  const { total } = rows
  if (total === undefined) {
    return <Awaited error={rows.error} waiting={i18n.t('Reading')} failed={i18n.t('This cannot be shown.')} />
  }
  if (total === 0) return <EmptyState icon={icon}>{nothing}</EmptyState>
  return (
    <div className={styles.list}>
      <VirtualList<Row>
        label={label}
        count={total}
        rowAt={rows.rowAt}
        keyOf={keyOf}
        rowHeight={ROW_HEIGHT}
        onRangeChange={(first, last) => rows.ensureRange(Math.max(0, first - 1), last)}
        onOpen={onOpen}
        onActiveChange={onActiveChange}
        renderRow={(row, { index }) => renderRow(row, rows.rowAt(index - 1))}
      />
    </div>
  )
}

function NeedLine({ need: { person, need, text, heardOn } }: { need: NeedRow }) {
  const i18n = useI18n()
  return (
    <Line text={text} detail={[person.name]} more={<HelperLine person={person.id} need={need} />}>
      {heardOn === null ? i18n.t('no day') : <CivilDay day={heardOn} show="relative" />}
    </Line>
  )
}

function AskLine({ ask }: { ask: AskRow }) {
  const i18n = useI18n()
  const words = standingWords(i18n)
  const asked = ask.people.map(({ name }) => name).join(', ')
  const detail = [
    ask.standing === 'open' ? '' : words[ask.standing],
    asked === '' ? '' : i18n.t('asked {names}', { names: asked }),
  ]
  return (
    <Line text={ask.text} detail={detail} isDone={ask.standing !== 'open'}>
      <CivilDay day={ask.since ?? ask.openedOn} show="relative" />
    </Line>
  )
}

function GiveLine({ give, above }: { give: GiveRow; above: GiveRow | undefined }) {
  const i18n = useI18n()
  const names = give.people.map(({ name }) => name).join(', ')
  const detail = [
    directionWords(i18n)[give.direction],
    whatWords(i18n)[give.what],
    names,
    give.minutes === null
      ? ''
      : i18n.t('{minutes, plural, one {# minute} other {# minutes}}', { minutes: give.minutes }),
    give.outcome,
  ]
  const isNewMonth = above?.day.slice(0, 7) !== give.day.slice(0, 7)
  return (
    <>
      <span className={styles.month}>{isNewMonth && <CivilDay day={give.day} show="month" />}</span>
      <Line text={give.text} detail={detail}>
        <CivilDay day={give.day} />
      </Line>
    </>
  )
}

interface LineProps {
  text: string
  /** Parts, of which those that are empty are left out. */
  detail: readonly string[]
  isDone?: boolean
  /** Behind them. */
  more?: ReactNode
  children: ReactNode
}

/** One line of a list; Enter opens all of it. */
function Line({ text, detail, isDone = false, more, children }: LineProps) {
  return (
    <span className={styles.line}>
      <span className={styles.words}>
        <span className={styles.text} data-done={isDone || undefined}>
          {text}
        </span>
        <span className={styles.detail}>
          {detail.filter(Boolean).map((part, index) => (
            <Fragment key={part}>
              {index > 0 && ' · '}
              {/* Names from right to left stay among their neighbours. */}
              <bdi>{part}</bdi>
            </Fragment>
          ))}
          {more !== undefined && <span className={styles.more}>{more}</span>}
        </span>
      </span>
      <span className={styles.when}>{children}</span>
    </span>
  )
}
