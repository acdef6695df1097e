import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { linkKeyOf } from '#shared/model/canvas.ts'
import { CARD_SIZES, isInside } from '#shared/model/canvas-places.ts'
import type { NamesHidden } from './hidden-names.ts'

/** An element of a blueprint of Kumu, known by its id, since labels repeat. */
interface KumuElement {
  readonly id: string
  readonly label: string
  readonly type: string
  readonly description?: string
  readonly tags: readonly string[]
}
interface KumuConnection {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly type: string
  readonly direction: 'directed'
  readonly label?: string
}
export interface KumuBlueprint {
  readonly elements: readonly KumuElement[]
  readonly connections: readonly KumuConnection[]
}

const TYPES = { goal: 'Goal', archetype: 'Type of person', person: 'Person', reframe: 'Card' } as const
const SAYS = { serves: 'Serves', seat: 'Is one' } as const

/**
 * The canvas as a blueprint of Kumu. Kumu finds places by itself and has no areas: each is an element, since links may lead to it, and
 * its words are a tag of what stands in it. The cards of Mindset are not in it: they hold what one tells nobody.
 */
export function kumuBlueprint(canvas: StrategyCanvas, hidden: NamesHidden | null): KumuBlueprint {
  const words = (text: string) => hidden?.text(text) ?? text
  const cards = canvas.cards.filter(({ kind }) => kind !== 'reframe')
  const tagsAt = (rect: Parameters<typeof isInside>[0], id: string) =>
    canvas.areas.flatMap((area) =>
      area.label === '' || area.id === id || !isInside(rect, area) ? [] : words(area.label),
    )
  const elements: KumuElement[] = [
    ...canvas.areas.map((area) => ({
      id: area.id,
      label: words(area.label) || 'Area',
      type: 'Area',
      tags: tagsAt(area, area.id),
    })),
    ...canvas.notes.map(({ id, text, x, y }) => {
      const said = words(text)
      const [label = ''] = said.split('\n')
      const tags = tagsAt({ x, y, ...CARD_SIZES.note }, id)
      return { id, label, type: 'Note', ...(label !== said && { description: said }), tags }
    }),
    ...cards.map(({ id, kind, title, x, y }) => ({
      id,
      label: kind === 'person' && hidden !== null ? hidden.aliasOf(id) : words(title) || TYPES[kind],
      type: TYPES[kind],
      tags: tagsAt({ x, y, ...CARD_SIZES[kind] }, id),
    })),
  ]
  const ids = new Set(elements.map(({ id }) => id))
  const connections = canvas.links.flatMap(({ from, to, label, says }): KumuConnection[] =>
    ids.has(from) && ids.has(to)
      ? [
          {
            id: linkKeyOf(from, to),
            from,
            to,
            type: says === null ? 'Link' : SAYS[says],
            direction: 'directed',
            ...(label !== '' && { label: words(label) }),
          },
        ]
      : [],
  )
  return { elements: elements.map((one) => ({ ...one, tags: [...new Set(one.tags)] })), connections }
}
