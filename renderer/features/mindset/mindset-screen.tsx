import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { storyWords } from '#parts/story-words.ts'
import type { ReframeId } from '#shared/model/id.ts'
import type { Story } from '#shared/model/stories.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { useKeepRowFocus } from '#ui/keep-row-focus.ts'
import { focusRow, rowElement } from '#ui/lost-focus.ts'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { activeRowId, RowNavigation, Rows } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { NewCardForm } from './new-card-form.tsx'
import { shownCards, type MindsetSearch, type ShownCard } from './shown-cards.ts'
import { StoryCard } from './story-card.tsx'

export interface MindsetScreenProps {
  search: MindsetSearch
  onSearchChange: (search: MindsetSearch) => void
  onOpenLink: (href: string) => void
}

/** The stories that stop me, and what I would rather go by: a line each, opened in place. */
export function MindsetScreen({ search, onSearchChange, onOpenLink }: MindsetScreenProps) {
  const i18n = useI18n()
  const { data, error, refetch } = useJournalQuery('cards')
  const [isWriting, setIsWriting] = useState(false)
  return (
    <Page>
      <PageHeader
        title={i18n.t('Mindset')}
        below={i18n.t('Stories that keep you from speaking with people, and what you would rather go by.')}
        actions={
          <Button icon={<Plus aria-hidden />} keys="n" onPress={() => setIsWriting(true)}>
            {i18n.t('A story of my own')}
          </Button>
        }
      />
      {isWriting && (
        <NewCardForm
          onClose={() => setIsWriting(false)}
          onMade={(id) => {
            setIsWriting(false)
            onSearchChange({ ...search, card: id })
          }}
        />
      )}
      {data === undefined ? (
        <Awaited
          error={error}
          waiting={i18n.t('Reading your cards')}
          failed={i18n.t('The cards cannot be shown.')}
          onRetry={refetch}
        />
      ) : (
        <Cards
          cards={shownCards(data, storyWords(i18n))}
          search={search}
          onSearchChange={onSearchChange}
          onOpenLink={onOpenLink}
          onWrite={() => setIsWriting(true)}
        />
      )}
    </Page>
  )
}

function orderOf(cards: readonly ShownCard[]): string {
  return cards.map(({ key }) => key).join(' ')
}

/** The order that cards will have once all that was asked for is done. */
interface Moved {
  readonly shown: boolean
  readonly keys: readonly string[]
  /** How many moves are not answered yet. */
  readonly running: number
  /** The order that was shown when the last one was answered, or asked for. */
  readonly from: string
}

function Cards({
  cards,
  search,
  onSearchChange,
  onOpenLink,
  onWrite,
}: MindsetScreenProps & { cards: readonly ShownCard[]; onWrite: () => void }) {
  const i18n = useI18n()
  const putAway = useCommand('showCard', { said: i18n.t('The card is put away. It is offered no more.') })
  const takeOut = useCommand('showCard', { said: i18n.t('The card is back.') })
  const moveCard = useCommand('moveCard', { said: i18n.t('The card is moved.') })
  const [asked, setAsked] = useState<{ key: string; what: 'belief' | 'inMyWords' } | null>(null)
  const keepFocus = useKeepRowFocus(cards.map(({ key }) => key))
  const open = (key: string | null) => {
    const { card: _card, ...rest } = search
    onSearchChange(key === null ? rest : { ...rest, card: key })
  }
  // A search leads to a card by its id, also where that is one of the stories.
  const isOpen = ({ key, id }: ShownCard) => search.card === key || (id !== null && search.card === id)
  const show = (card: ShownCard, shown: boolean) => {
    if (isOpen(card)) open(null)
    void (shown ? takeOut : putAway).run({ card: card.card, shown }).catch(() => undefined)
  }
  const moved = useRef<Moved | null>(null)
  const latest = useRef(cards)
  useEffect(() => {
    latest.current = cards
  }, [cards])
  const shownOrAway = (shown: boolean) => cards.filter((one) => one.shown === shown)
  /** Among those that it is shown with; at the end of the list there is nowhere to go. */
  const move = (card: ShownCard, steps: -1 | 1) => {
    const known = moved.current
    // A second press goes on from the first, whether or not that has been answered.
    const isAhead = known?.shown === card.shown && (known.running > 0 || known.from === orderOf(cards))
    const keys = isAhead ? known.keys : shownOrAway(card.shown).map(({ key }) => key)
    const others = keys.filter((key) => key !== card.key)
    const at = keys.indexOf(card.key) + steps
    if (at < 0 || at > others.length) return
    const after = others[at - 1] ?? null
    moved.current = {
      shown: card.shown,
      keys: [...others.slice(0, at), card.key, ...others.slice(at)],
      running: (isAhead ? known.running : 0) + 1,
      from: orderOf(cards),
    }
    moveCard.run({ card: card.card, after: after as Story | ReframeId | null }).then(
      () => {
        if (moved.current !== null)
          moved.current = { ...moved.current, running: moved.current.running - 1, from: orderOf(latest.current) }
      },
      () => (moved.current = null),
    )
  }
  const active = () => {
    const key = activeRowId()
    return cards.find((one) => one.key === key && !one.readOnly)
  }
  const ask = (what: 'belief' | 'inMyWords') => {
    const card = active()
    if (card === undefined) return
    open(card.key)
    setAsked({ key: card.key, what })
  }
  const moveActive = (steps: -1 | 1) => {
    const card = active()
    if (card !== undefined) move(card, steps)
  }
  const group = i18n.t('Mindset')
  useActions([
    { id: 'new-card', title: i18n.t('A story of my own'), group, keys: ['n'], run: onWrite },
    {
      id: 'answer-belief',
      title: i18n.t('How much I believe it'),
      group,
      keys: ['b'],
      when: () => active() !== undefined,
      run: () => ask('belief'),
    },
    {
      id: 'write-card',
      title: i18n.t('Write in my own words'),
      group,
      keys: ['w'],
      when: () => active() !== undefined,
      run: () => ask('inMyWords'),
    },
    {
      id: 'put-card-away',
      title: i18n.t('Put the card away, or take it out again'),
      group,
      keys: ['x'],
      when: () => active() !== undefined,
      run: () => {
        const card = active()
        if (card !== undefined) show(card, !card.shown)
      },
    },
    {
      id: 'move-card-up',
      onRow: true,
      title: i18n.t('Move up'),
      group,
      keys: ['Alt+ArrowUp'],
      when: () => active() !== undefined,
      run: () => moveActive(-1),
    },
    {
      id: 'move-card-down',
      onRow: true,
      title: i18n.t('Move down'),
      group,
      keys: ['Alt+ArrowDown'],
      when: () => active() !== undefined,
      run: () => moveActive(1),
    },
    {
      id: 'close-card',
      title: i18n.t('Close what is open'),
      group,
      keys: ['Escape'],
      keysOnly: true,
      when: () => search.card !== undefined,
      run: () => {
        const opened = cards.find(isOpen)
        if (opened !== undefined) focusRow(rowElement(opened.key))
        open(null)
      },
    },
  ])
  // Whoever is led to a card sees that card.
  const led = useRef(cards.find(isOpen)?.key)
  useEffect(() => {
    if (led.current !== undefined) rowElement(led.current)?.scrollIntoView({ block: 'start' })
  }, [])
  const list = (label: string, some: readonly ShownCard[]) => (
    <Rows label={label}>
      {some.map((card) => (
        <StoryCard
          key={card.key}
          card={card}
          isOpen={isOpen(card)}
          asked={asked?.key === card.key ? asked.what : null}
          onAnswered={closerOf(setAsked, asked)}
          onToggle={() => open(isOpen(card) ? null : card.key)}
          onShow={(shown) => show(card, shown)}
          onMove={(steps) => move(card, steps)}
          followUp={search.for ?? null}
          person={search.with ?? null}
          onOpenLink={onOpenLink}
        />
      ))}
    </Rows>
  )
  const away = shownOrAway(false)
  return (
    <div {...keepFocus}>
      <RowNavigation>
        <Section title={i18n.t('Stories')}>{list(i18n.t('Stories'), shownOrAway(true))}</Section>
        {away.length > 0 && (
          <Section title={i18n.t('Put away')} count={away.length}>
            {list(i18n.t('Put away'), away)}
          </Section>
        )}
      </RowNavigation>
    </div>
  )
}
