import { useMemo, useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { PlaceOnCanvas } from '#parts/place-on-canvas.tsx'
import { PlaceLink, usePlaces, type Place } from '#parts/places.tsx'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { linkKeyOf, MAX_LABEL, MAX_NOTE, type Spot } from '#shared/model/canvas.ts'
import { boundsOf, GRID, within } from '#shared/model/canvas-places.ts'
import type { PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Row, Rows } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { AddLine } from './add-line.tsx'
import { LinksDialog } from './canvas-dialogs.tsx'
import { itemsBeside, wordedLinks, type CanvasItemActs, type ItemBeside } from './canvas-list-items.ts'
import { standingsOf } from './canvas-standings.ts'
import { canvasKindWords, firstLine, linkName, titlesOnCanvas } from './canvas-words.ts'
import { CanvasItemMenu } from './line-menu.tsx'
import { newId } from './new-id.ts'
import { RenameForm } from './rename-form.tsx'
import { useCanvasCommands } from './use-canvas-commands.ts'
import { useCanvasListActions } from './use-canvas-list-actions.ts'
import styles from './strategy.module.css'

/** What stands on the canvas beside goals and types of people: also without a picture it is there, and can be changed. */
export function CanvasList() {
  const { data: canvas } = useJournalQuery('strategyCanvas')
  return canvas === undefined ? null : <List canvas={canvas} />
}

function List({ canvas }: { canvas: StrategyCanvas }) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const titles = useMemo(() => titlesOnCanvas(i18n, canvas), [i18n, canvas])
  const items = useMemo(() => itemsBeside(canvas), [canvas])
  const links = wordedLinks(canvas)
  const commands = useCanvasCommands(canvas, titles)
  const [renamed, setRenamed] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ readonly what: 'link' | 'place'; readonly id: string } | null>(null)
  const [adds, setAdds] = useState<'note' | 'area' | null>(null)
  const close = () => setAsked(null)
  const placeOf = (id: string): Place | null => {
    const card = canvas.cards.find((one) => one.id === id)
    if (card === undefined) return null
    return card.kind === 'person'
      ? { page: 'person', id: card.id as string as PersonId }
      : { page: 'mindset', search: { card: card.id } }
  }
  const acts: CanvasItemActs = {
    open(id) {
      const place = placeOf(id)
      if (place === null) setRenamed(id)
      else onOpen(place)
    },
    rename: setRenamed,
    link: (id) => setAsked({ what: 'link', id }),
    place: (id) => setAsked({ what: 'place', id }),
    turn: (id, into) => void commands.turn(id, into).catch(() => undefined),
    remove: (id) => commands.removeAll([id]),
  }
  useCanvasListActions({ items, links, acts, onUnlink: commands.unlink, onAdd: setAdds })
  const add = (what: 'note' | 'area', text: string) => {
    const spot = spotBelow(canvas)
    if (what === 'note') void commands.add.run({ cards: [{ as: 'note', id: newId(), text, ...spot }] }).catch(() => {})
    else void commands.addArea.run({ label: text, ...spot, width: 400, height: 280 }).catch(() => {})
  }
  const dialogs = asked !== null && titles.has(asked.id) && (
    <>
      {asked.what === 'link' ? (
        <LinksDialog canvas={canvas} id={asked.id} onLink={commands.link} onUnlink={commands.unlink} onClose={close} />
      ) : (
        <PlaceOnCanvas
          cards={canvas.cards.filter(({ id }) => id === asked.id).map(({ id }) => id)}
          notes={canvas.notes.filter(({ id }) => id === asked.id).map(({ id }) => id)}
          name={titles.get(asked.id) ?? ''}
          onClose={close}
        />
      )}
    </>
  )
  if (items.length === 0 && links.length === 0 && adds === null) return null
  return (
    <Section
      title={i18n.t('Also on the canvas')}
      note={i18n.t('people, notes and areas that stand beside the strategy')}
      actions={
        <>
          <Button kind="plain" size="small" onPress={() => setAdds('note')}>
            {i18n.t('New note')}
          </Button>
          <Button kind="plain" size="small" onPress={() => setAdds('area')}>
            {i18n.t('New area')}
          </Button>
        </>
      }
    >
      {items.length > 0 && (
        <Rows label={i18n.t('Also on the canvas')}>
          {items.map((item) => (
            <ItemRow
              key={item.id}
              item={item}
              titles={titles}
              to={placeOf(item.id)}
              isRenamed={renamed === item.id}
              acts={acts}
              onSave={commands.save}
              onClose={() => setRenamed(null)}
            />
          ))}
        </Rows>
      )}
      {adds !== null && (
        <AddLine
          key={adds}
          label={adds === 'note' ? i18n.t('New note') : i18n.t('New area')}
          placeholder={adds === 'note' ? i18n.t('A thought, where it is seen') : i18n.t('What lies in it')}
          maxLength={adds === 'note' ? MAX_NOTE : MAX_LABEL}
          autoFocus
          onAdd={(text) => add(adds, text)}
        />
      )}
      {links.length > 0 && (
        <Rows label={i18n.t('Links in words')}>
          {links.map((link) => (
            <Row
              key={linkKeyOf(link.from, link.to)}
              id={linkKeyOf(link.from, link.to)}
              title={
                <button type="button" className={styles.besideName} onClick={() => acts.link(link.from)}>
                  {linkName(i18n, link, titles)}
                </button>
              }
              onOpen={() => acts.link(link.from)}
            />
          ))}
        </Rows>
      )}
      {dialogs}
    </Section>
  )
}

interface ItemRowProps {
  item: ItemBeside
  titles: ReadonlyMap<string, string>
  /** Where it is opened; null for what is changed here. */
  to: Place | null
  isRenamed: boolean
  acts: CanvasItemActs
  onSave: (id: string, text: string) => void
  onClose: () => void
}

function ItemRow({ item, titles, to, isRenamed, acts, onSave, onClose }: ItemRowProps) {
  const i18n = useI18n()
  const { id, kind, words, areas, holds } = item
  const name = titles.get(id) ?? ''
  const said = words === '' ? name : words
  const listed = (ids: readonly string[]) => ids.map((one) => titles.get(one) ?? '').join(', ')
  const facts = [
    canvasKindWords(i18n)[kind],
    areas.length > 0 && i18n.t('in {area}', { area: listed(areas) }),
    holds.length > 0 && i18n.t('around {names}', { names: listed(holds) }),
  ].filter(Boolean)
  if (isRenamed) {
    return (
      <Row
        id={id}
        title={
          <RenameForm
            label={canvasKindWords(i18n)[kind]}
            words={words}
            isLong={kind === 'note'}
            mayBeEmpty={kind === 'area'}
            maxLength={kind === 'note' ? MAX_NOTE : MAX_LABEL}
            onSave={(text) => onSave(id, text)}
            onClose={onClose}
          />
        }
      />
    )
  }
  return (
    <Row
      id={id}
      title={
        to === null ? (
          <button type="button" className={styles.besideName} onClick={() => acts.open(id)}>
            {said}
          </button>
        ) : (
          <PlaceLink to={to} className={styles.besideName}>
            {said}
          </PlaceLink>
        )
      }
      detail={facts.join(' · ')}
      actions={<CanvasItemMenu name={firstLine(name)} item={item} acts={acts} />}
      onOpen={() => acts.open(id)}
    />
  )
}

/** Below all that stands there, where nothing lies in the way. */
function spotBelow(canvas: StrategyCanvas): Spot {
  const around = boundsOf(standingsOf(canvas))
  if (around === null) return { x: 0, y: 0 }
  return { x: within(around.x), y: within(around.y + around.height + 2 * GRID) }
}
