import type { CanvasLink, StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { isInside } from '#shared/model/canvas-places.ts'
import { standingsOf } from './canvas-standings.ts'

/** Something that the canvas has, and goals, types of people and measures do not tell. */
export interface ItemBeside {
  readonly id: string
  readonly kind: 'person' | 'reframe' | 'note' | 'area'
  /** What can be changed of it; '' for what is another document. */
  readonly words: string
  /** The areas that it lies in, and of an area all that lies in it. */
  readonly areas: readonly string[]
  readonly holds: readonly string[]
}

/** What can be done with such a thing, by its menu and by key. */
export interface CanvasItemActs {
  open: (id: string) => void
  rename: (id: string) => void
  link: (id: string) => void
  place: (id: string) => void
  turn: (id: string, into: 'goal' | 'archetype') => void
  remove: (id: string) => void
}

/** People, cards of Mindset, notes and areas, each with what it lies in: a picture as a list. */
export function itemsBeside(canvas: StrategyCanvas): ItemBeside[] {
  const standings = standingsOf(canvas)
  const areas = standings.filter(({ isArea }) => isArea)
  const rectOf = new Map(standings.map((one) => [one.id, one]))
  const areasOf = (id: string) => {
    const own = rectOf.get(id)
    return own === undefined ? [] : areas.filter((area) => area.id !== id && isInside(own, area)).map((area) => area.id)
  }
  const holdsOf = (id: string) => {
    const own = rectOf.get(id)
    return own === undefined ? [] : standings.filter((one) => one.id !== id && isInside(one, own)).map((one) => one.id)
  }
  return [
    ...canvas.cards.flatMap(({ id, kind }): ItemBeside[] =>
      kind === 'person' || kind === 'reframe' ? [{ id, kind, words: '', areas: areasOf(id), holds: [] }] : [],
    ),
    ...canvas.notes.map(({ id, text }): ItemBeside => ({
      id,
      kind: 'note',
      words: text,
      areas: areasOf(id),
      holds: [],
    })),
    ...canvas.areas.map(({ id, label }): ItemBeside => ({
      id,
      kind: 'area',
      words: label,
      areas: areasOf(id),
      holds: holdsOf(id),
    })),
  ]
}

/** Links that only the canvas has, or only there have words. */
export function wordedLinks({ links }: StrategyCanvas): CanvasLink[] {
  return links.filter(({ says, label }) => says === null || label !== '')
}
