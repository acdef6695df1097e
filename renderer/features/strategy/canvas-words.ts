import type { I18n } from '@lingui/core'
import type { CanvasCard, CanvasLink, StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import type { Alignment } from './canvas-align.ts'
import type { Direction } from './canvas-directions.ts'
import { seatWords, standingWords } from './strategy-words.ts'

export type CanvasItemKind = CanvasCard['kind'] | 'note' | 'area'

export function canvasKindWords(i18n: I18n): Record<CanvasItemKind, string> {
  return {
    goal: i18n.t('Goal'),
    archetype: i18n.t('Type of person'),
    reframe: i18n.t('Card of Mindset'),
    person: i18n.t('Person'),
    note: i18n.t('Note'),
    area: i18n.t('Area'),
  }
}

/** What something on the canvas is called, by its id. */
export function titlesOnCanvas(i18n: I18n, { cards, notes, areas }: StrategyCanvas): Map<string, string> {
  return new Map([
    ...cards.map(({ id, title }) => [id as string, title] as const),
    ...notes.map(({ id, text }) => [id, firstLine(text)] as const),
    ...areas.map(({ id, label }) => [id, label === '' ? i18n.t('Area without a name') : label] as const),
  ])
}

/** The name of each card, note and area for a screen reader: what it is, what it is called, and how many links it has. */
export function namesOnCanvas(i18n: I18n, canvas: StrategyCanvas): Map<string, string> {
  const kinds = canvasKindWords(i18n)
  const titles = titlesOnCanvas(i18n, canvas)
  const linked = new Map<string, number>()
  for (const { from, to } of canvas.links) for (const id of [from, to]) linked.set(id, (linked.get(id) ?? 0) + 1)
  const named = (id: string, kind: CanvasItemKind, facts: readonly string[]) => {
    const count = linked.get(id) ?? 0
    const parts = [`${kinds[kind]}: ${titles.get(id) ?? ''}`, ...facts]
    if (count > 0) parts.push(i18n.t('linked to {count}', { count }))
    return [id, parts.filter((part) => part !== '').join(', ')] as const
  }
  return new Map([
    ...canvas.cards.map((card) => named(card.id, card.kind, cardFacts(i18n, card))),
    ...canvas.notes.map(({ id }) => named(id, 'note', [])),
    ...canvas.areas.map(({ id }) => named(id, 'area', [])),
  ])
}

function cardFacts(i18n: I18n, { goal, seats }: CanvasCard): string[] {
  if (seats !== null) return [seatWords(i18n, { filled: seats.filled, seats: seats.wanted })]
  if (goal !== null && goal.standing !== 'active') return [standingWords(i18n)[goal.standing]]
  return []
}

/** A link as a sentence: “CFO outside serves A board seat”. */
export function linkName(
  i18n: I18n,
  { from, to, label, says }: CanvasLink,
  titles: ReadonlyMap<string, string>,
): string {
  const ends = { from: titles.get(from) ?? '', to: titles.get(to) ?? '' }
  if (label !== '') return i18n.t('{from} {words} {to}', { from: ends.from, words: label, to: ends.to })
  if (says === 'serves') return i18n.t('{from} serves {to}', ends)
  if (says === 'seat') return i18n.t('{from} is one: {to}', ends)
  return i18n.t('{from} leads to {to}', ends)
}

/** Where something stands now, told by what stands beside it. */
export function besideWords(i18n: I18n, side: Direction, name: string, next: string): string {
  switch (side) {
    case 'left':
      return i18n.t('{name} is left of {next} now.', { name, next })
    case 'right':
      return i18n.t('{name} is right of {next} now.', { name, next })
    case 'up':
      return i18n.t('{name} is above {next} now.', { name, next })
    case 'down':
      return i18n.t('{name} is below {next} now.', { name, next })
  }
}

export function nothingThereWords(i18n: I18n): Record<Direction, string> {
  return {
    left: i18n.t('Nothing to the left.'),
    right: i18n.t('Nothing to the right.'),
    up: i18n.t('Nothing above.'),
    down: i18n.t('Nothing below.'),
  }
}

export function alignmentWords(i18n: I18n): Record<Alignment, string> {
  return {
    left: i18n.t('Left edges'),
    middle: i18n.t('Middles, one below the other'),
    right: i18n.t('Right edges'),
    top: i18n.t('Upper edges'),
    centre: i18n.t('Middles, side by side'),
    bottom: i18n.t('Lower edges'),
    across: i18n.t('Same room between, across'),
    down: i18n.t('Same room between, down'),
  }
}

/** The colours that an area or a note may have, by what JSON Canvas calls them. */
export function colourWords(i18n: I18n): Record<'' | '1' | '2' | '3' | '4' | '5' | '6', string> {
  return {
    '': i18n.t('No colour'),
    '1': i18n.t('Red'),
    '2': i18n.t('Orange'),
    '3': i18n.t('Yellow'),
    '4': i18n.t('Green'),
    '5': i18n.t('Cyan'),
    '6': i18n.t('Purple'),
  }
}

export function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
