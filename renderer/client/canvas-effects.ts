import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import type { CommandInput, CommandName } from '#shared/contract/contract.ts'
import type { CommandEffects } from './command-effects.ts'

type EffectsOf<Names extends CommandName> = { readonly [Name in Names]: (input: CommandInput<Name>) => CommandEffects }

/** What a gesture does to the canvas, seen before the journal has answered: nothing jumps back from where it was let go. */
export const CANVAS_EFFECTS: EffectsOf<'moveOnCanvas' | 'removeFromCanvas' | 'editCanvasNote'> = {
  moveOnCanvas: ({ cards = [], notes = [], areas = [] }) => {
    const places = new Map([...cards, ...notes, ...areas].map((one) => [one.id as string, one]))
    const moved = <Item extends { readonly id: string }>(item: Item): Item => {
      const at = places.get(item.id)
      return at === undefined ? item : { ...item, ...at }
    }
    return onCanvas((answer) => ({
      ...answer,
      cards: answer.cards.map((card) => (places.has(card.id) ? { ...moved(card), placed: true } : card)),
      notes: answer.notes.map(moved),
      areas: answer.areas.map(moved),
    }))
  },
  removeFromCanvas: ({ cards = [], notes = [], areas = [], trash = [] }) => {
    const gone = new Set<string>([...cards, ...notes, ...areas, ...trash])
    const stays = ({ id }: { readonly id: string }) => !gone.has(id)
    return onCanvas((answer) => ({
      cards: answer.cards.filter(stays),
      notes: answer.notes.filter(stays),
      areas: answer.areas.filter(stays),
      links: answer.links.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    }))
  },
  editCanvasNote: ({ id, text, colour }) =>
    onCanvas((answer) => ({
      ...answer,
      notes: answer.notes.map((note) =>
        note.id === id
          ? { ...note, ...(text !== undefined && { text }), ...(colour !== undefined && { colour }) }
          : note,
      ),
    })),
}

function onCanvas(change: (answer: StrategyCanvas) => StrategyCanvas): CommandEffects {
  return { strategyCanvas: change }
}
