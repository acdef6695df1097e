import {
  AlignHorizontalJustifyStart,
  ExternalLink,
  Link2,
  MoreHorizontal,
  Move,
  Palette,
  Pencil,
  Trash2,
} from 'lucide-react'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { ALIGNMENTS } from './canvas-align.ts'
import { alignmentWords, colourWords } from './canvas-words.ts'
import type { CanvasActs } from './use-canvas-actions.ts'
import styles from './canvas.module.css'

export interface CanvasStripProps {
  canvas: StrategyCanvas
  /** What is chosen, or has the focus. */
  ids: readonly string[]
  isChosen: boolean
  titles: ReadonlyMap<string, string>
  acts: CanvasActs
}

/** What can be done with what is chosen, by a click as by key and by dragging. */
export function CanvasStrip({ canvas, ids, isChosen, titles, acts }: CanvasStripProps) {
  const i18n = useI18n()
  const [first] = ids
  if (!isChosen || first === undefined) return null
  const one = ids.length === 1 ? first : null
  const note = one === null ? undefined : canvas.notes.find(({ id }) => id === one)
  const card = one === null ? undefined : canvas.cards.find(({ id }) => id === one)
  const colours = colourWords(i18n)
  const alignments = alignmentWords(i18n)
  const hasColour = [...canvas.notes, ...canvas.areas].some(({ id }) => ids.includes(id))
  const canEdit = one !== null && card?.kind !== 'person' && card?.kind !== 'reframe' && card?.readOnly !== true
  const canPlace = [...canvas.cards, ...canvas.notes].some(({ id }) => ids.includes(id))
  return (
    <div role="group" aria-label={i18n.t('With what is chosen')} className={styles.strip}>
      <span className={styles.stripName}>
        {one === null ? i18n.t('{count} chosen', { count: ids.length }) : (titles.get(one) ?? '')}
      </span>
      {canEdit && (
        <IconButton label={i18n.t('Change the words')} keys="F2" onPress={() => acts.edit(first)}>
          <Pencil />
        </IconButton>
      )}
      {card !== undefined && (
        <IconButton label={i18n.t('Open its page')} keys="i" onPress={() => acts.openPage(first)}>
          <ExternalLink />
        </IconButton>
      )}
      {one !== null && (
        <IconButton label={i18n.t('Link to…')} keys="l" onPress={() => acts.link([one])}>
          <Link2 />
        </IconButton>
      )}
      {canPlace && (
        <IconButton label={i18n.t('Move to…')} keys="m" onPress={() => acts.place(ids)}>
          <Move />
        </IconButton>
      )}
      {ids.length > 1 && (
        <Menu
          label={i18n.t('Align')}
          placement="top start"
          trigger={
            <IconButton label={i18n.t('Align')}>
              <AlignHorizontalJustifyStart />
            </IconButton>
          }
          groups={[
            {
              id: 'align',
              entries: ALIGNMENTS.map((id) => ({ id, label: alignments[id], onAction: () => acts.align(id) })),
            },
          ]}
        />
      )}
      {hasColour && (
        <Menu
          label={i18n.t('Colour')}
          placement="top start"
          trigger={
            <IconButton label={i18n.t('Colour')}>
              <Palette />
            </IconButton>
          }
          groups={[
            {
              id: 'colour',
              entries: Object.entries(colours).map(([id, label]) => ({
                id: `colour ${id}`,
                label,
                onAction: () => acts.paint(ids, id),
              })),
            },
          ]}
        />
      )}
      {note !== undefined && (
        <Menu
          label={i18n.t('Make it more than a note')}
          placement="top start"
          trigger={
            <IconButton label={i18n.t('Make it more than a note')}>
              <MoreHorizontal />
            </IconButton>
          }
          groups={[
            {
              id: 'turn',
              entries: [
                {
                  id: 'archetype',
                  label: i18n.t('Make it a type of person'),
                  onAction: () => acts.turn(note.id, 'archetype'),
                },
                { id: 'goal', label: i18n.t('Make it a goal'), onAction: () => acts.turn(note.id, 'goal') },
              ],
            },
          ]}
        />
      )}
      <IconButton label={i18n.t('Take off the canvas')} keys="Delete" onPress={() => acts.remove(ids)}>
        <Trash2 />
      </IconButton>
    </div>
  )
}
