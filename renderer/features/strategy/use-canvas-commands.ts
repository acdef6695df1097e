import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { Moved } from './canvas-board.tsx'
import { neighbourOf } from './canvas-directions.ts'
import { besideWords } from './canvas-words.ts'
import { standingsOf } from './canvas-standings.ts'

/** What is done to the canvas: one command and one undo for each gesture, said by names and not by pixels. */
export function useCanvasCommands(canvas: StrategyCanvas, titles: ReadonlyMap<string, string>) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const title = (id: string) => titles.get(id) ?? ''
  const movedWords = (ids: readonly string[]) => {
    const [only] = ids
    if (ids.length !== 1 || only === undefined) {
      return i18n.t('{count, plural, one {# thing moved.} other {# things moved.}}', { count: ids.length })
    }
    const all = standingsOf(canvas).filter(({ isArea }) => !isArea)
    const own = all.find(({ id }) => id === only)
    const near = own === undefined ? null : neighbourOf(own, all)
    if (near === null) return i18n.t('{name} moved.', { name: title(only) })
    return besideWords(i18n, near.side, title(only), title(near.next.id))
  }
  const move = useCommand('moveOnCanvas', {
    said: (_output, { cards = [], notes = [], areas = [] }) =>
      movedWords([...areas, ...cards, ...notes].map(({ id }): string => id)),
  })
  const add = useCommand('addToCanvas', {
    said: (_output, { cards }) =>
      cards.length === 1
        ? i18n.t('“{title}” is on the canvas.', { title: cards[0]?.text ?? '' })
        : i18n.t('{count} notes are on the canvas.', { count: cards.length }),
  })
  const editNote = useCommand('editCanvasNote', { said: i18n.t('Changed.') })
  const editGoal = useCommand('editGoal', { said: i18n.t('Changed.') })
  const editArchetype = useCommand('editArchetype', { said: i18n.t('Changed.') })
  const editArea = useCommand('editArea', { said: i18n.t('Changed.') })
  const addArea = useCommand('addArea', { said: i18n.t('An area is on the canvas.') })
  const colour = useCommand('colourOnCanvas', { said: i18n.t('Changed.') })
  const turn = useCommand('turnNote', {
    said: (_output, { id, into }) =>
      into === 'goal'
        ? i18n.t('“{title}” is a goal now.', { title: title(id) })
        : i18n.t('“{title}” is a type of person now.', { title: title(id) }),
  })
  const remove = useCommand('removeFromCanvas')
  const link = useCommand('linkOnCanvas', {
    said: (_output, { from, to }) => i18n.t('{from} and {to} are linked.', { from: title(from), to: title(to) }),
  })
  const unlink = useCommand('unlinkOnCanvas', {
    said: (_output, { from, to }) =>
      i18n.t('{from} and {to} are no longer linked.', { from: title(from), to: title(to) }),
  })

  return {
    moveTo(moved: readonly Moved[]) {
      const places = new Map(moved.map((one) => [one.id, one]))
      const of = <Item extends { id: string }>(items: readonly Item[]) =>
        items.flatMap(({ id }) => {
          const at = places.get(id)
          return at === undefined ? [] : [{ id, x: at.x, y: at.y, width: at.width, height: at.height }]
        })
      const spots = <Item extends { id: string }>(items: readonly Item[]) =>
        of(items).map(({ id, x, y }) => ({ id, x, y }))
      const input = { cards: spots(canvas.cards), notes: spots(canvas.notes), areas: of(canvas.areas) }
      if (input.cards.length + input.notes.length + input.areas.length > 0) void move.run(input).catch(() => undefined)
    },
    removeAll(ids: readonly string[]) {
      const isMeant = ({ id }: { id: string }) => ids.includes(id)
      const cards = canvas.cards.filter(isMeant)
      const inOutline = ({ kind }: (typeof cards)[number]) => kind === 'goal' || kind === 'archetype'
      const input = {
        cards: cards.filter((card) => !inOutline(card)).map(({ id }) => id),
        trash: cards.filter(inOutline).map(({ id }) => id),
        notes: canvas.notes.filter(isMeant).map(({ id }) => id),
        areas: canvas.areas.filter(isMeant).map(({ id }) => id),
      }
      const all: string[] = Object.values(input).flat()
      const [first] = all
      if (first === undefined) return
      // It is off the canvas before the journal has answered.
      const name = title(first)
      const message =
        all.length > 1
          ? i18n.t('{count} things are off the canvas.', { count: all.length })
          : input.trash.length === 1
            ? i18n.t('{name} is in the trash.', { name })
            : i18n.t('{name} is off the canvas.', { name })
      void remove.run(input).then(
        ({ undo }) => feedback.done(message, undo),
        () => undefined,
      )
    },
    save(id: string, text: string) {
      const card = canvas.cards.find((one) => one.id === id)
      const said =
        card?.kind === 'goal'
          ? editGoal.run({ id, title: text })
          : card?.kind === 'archetype'
            ? editArchetype.run({ id, name: text })
            : canvas.areas.some((area) => area.id === id)
              ? editArea.run({ id, label: text })
              : editNote.run({ id, text })
      void said.catch(() => undefined)
    },
    paint(ids: readonly string[], shade: string) {
      const among = (items: readonly { id: string }[]) => items.filter(({ id }) => ids.includes(id)).map(({ id }) => id)
      const input = { notes: among(canvas.notes), areas: among(canvas.areas), colour: shade }
      if (input.notes.length + input.areas.length > 0) void colour.run(input).catch(() => undefined)
    },
    turn: (id: string, into: 'goal' | 'archetype') => turn.run({ id, into }).then(({ id: made }) => made as string),
    add,
    addArea,
    move,
    link: (from: string, to: string, label = '') => void link.run({ from, to, label }).catch(() => undefined),
    unlink: (from: string, to: string) => void unlink.run({ from, to }).catch(() => undefined),
  }
}
