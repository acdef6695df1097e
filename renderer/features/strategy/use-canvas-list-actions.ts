import type { CanvasLink } from '#shared/contract/canvas-contract.ts'
import { linkKeyOf } from '#shared/model/canvas.ts'
import { activeRowId } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { CanvasItemActs, ItemBeside } from './canvas-list-items.ts'

interface Around {
  readonly items: readonly ItemBeside[]
  readonly links: readonly CanvasLink[]
  readonly acts: CanvasItemActs
  readonly onUnlink: (from: string, to: string) => void
  readonly onAdd: (what: 'note' | 'area') => void
}

/** By key what the menu of a line does, with the keys that the canvas has for it. */
export function useCanvasListActions({ items, links, acts, onUnlink, onAdd }: Around): void {
  const i18n = useI18n()
  const group = i18n.t('Strategy')
  const active = () => items.find(({ id }) => id === activeRowId())
  const activeLink = () => links.find(({ from, to }) => linkKeyOf(from, to) === activeRowId())
  const on = (may: (item: ItemBeside) => boolean, act: (id: string) => void) => ({
    onRow: true,
    group,
    when: () => {
      const item = active()
      return item !== undefined && may(item)
    },
    run: () => {
      const item = active()
      if (item !== undefined) act(item.id)
    },
  })
  const any = () => true
  useActions([
    { id: 'new-note-beside', title: i18n.t('New note on the canvas'), group, also: 'add', run: () => onAdd('note') },
    { id: 'new-area-beside', title: i18n.t('New area on the canvas'), group, also: 'add', run: () => onAdd('area') },
    {
      ...on(({ kind }) => kind === 'note' || kind === 'area', acts.rename),
      id: 'change-beside',
      title: i18n.t('Change the words'),
      keys: ['F2'],
    },
    { ...on(any, acts.link), id: 'link-beside', title: i18n.t('Link to…'), keys: ['l'] },
    {
      ...on(({ kind }) => kind !== 'area', acts.place),
      id: 'place-beside',
      title: i18n.t('Move into an area…'),
      keys: ['m'],
    },
    { ...on(any, acts.remove), id: 'remove-beside', title: i18n.t('Take off the canvas'), keys: ['Delete'] },
    {
      id: 'unlink-beside',
      onRow: true,
      group,
      title: i18n.t('Remove the link'),
      keys: ['Delete'],
      when: () => activeLink() !== undefined,
      run: () => {
        const link = activeLink()
        if (link !== undefined) onUnlink(link.from, link.to)
      },
    },
  ])
}
