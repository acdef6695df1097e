import {
  Armchair,
  Flag,
  Map as MapIcon,
  Maximize,
  Minus,
  MoreHorizontal,
  Plus,
  Search,
  SquareDashed,
  StickyNote,
  UserPlus,
  WandSparkles,
} from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useIsNarrow } from '#ui/use-is-narrow.ts'
import type { CanvasActs } from './use-canvas-actions.ts'
import styles from './canvas.module.css'

/** What can be put on the canvas, and how it is looked at. */
export function CanvasBar({ acts, snaps, showsMap }: { acts: CanvasActs; snaps: boolean; showsMap: boolean }) {
  const i18n = useI18n()
  const isNarrow = useIsNarrow()
  const news = [
    { id: 'goal', label: i18n.t('New goal'), keys: 'n', icon: <Flag />, run: () => acts.begin('goal') },
    {
      id: 'archetype',
      label: i18n.t('New type of person'),
      keys: 'a',
      icon: <Armchair />,
      run: () => acts.begin('archetype'),
    },
    { id: 'note', label: i18n.t('New note'), keys: 't', icon: <StickyNote />, run: () => acts.begin('note') },
    { id: 'area', label: i18n.t('New area'), keys: 'r', icon: <SquareDashed />, run: acts.newArea },
    { id: 'put', label: i18n.t('Put somebody on the canvas…'), keys: 's', icon: <UserPlus />, run: acts.put },
  ]
  return (
    <div role="toolbar" aria-label={i18n.t('Canvas')} className={styles.bar}>
      {isNarrow ? (
        <Menu
          label={i18n.t('Add to the canvas')}
          placement="bottom start"
          trigger={<Button size="small">{i18n.t('Add')}</Button>}
          groups={[
            { id: 'new', entries: news.map(({ id, label, keys, run }) => ({ id, label, keys, onAction: run })) },
          ]}
        />
      ) : (
        news.map(({ id, label, keys, icon, run }) => (
          <IconButton key={id} label={label} keys={keys} onPress={run}>
            {icon}
          </IconButton>
        ))
      )}
      <IconButton label={i18n.t('Find on the canvas…')} keys="f" onPress={acts.find}>
        <Search />
      </IconButton>
      <IconButton label={i18n.t('Tidy up the canvas')} keys="y" onPress={acts.tidy}>
        <WandSparkles />
      </IconButton>
      <span className={styles.barEnd}>
        <IconButton label={i18n.t('Zoom in')} keys="+" onPress={acts.zoomIn}>
          <Plus />
        </IconButton>
        <IconButton label={i18n.t('Zoom out')} keys="-" onPress={acts.zoomOut}>
          <Minus />
        </IconButton>
        <IconButton label={i18n.t('Show everything')} keys="0" onPress={acts.fit}>
          <Maximize />
        </IconButton>
        {!isNarrow && (
          <IconButton
            label={showsMap ? i18n.t('Hide the small map') : i18n.t('Show the small map')}
            onPress={acts.toggleMap}
          >
            <MapIcon />
          </IconButton>
        )}
        <Menu
          label={i18n.t('More about the canvas')}
          trigger={
            <IconButton label={i18n.t('More about the canvas')}>
              <MoreHorizontal />
            </IconButton>
          }
          groups={[
            {
              id: 'look',
              entries: [
                { id: 'snap', label: i18n.t('Cards snap to the grid'), isChosen: snaps, onAction: acts.toggleSnap },
              ],
            },
            {
              id: 'files',
              entries: [
                { id: 'save', label: i18n.t('Save as a canvas file'), onAction: acts.save },
                { id: 'choose', label: i18n.t('Take in a canvas file…'), onAction: acts.choose },
              ],
            },
          ]}
        />
      </span>
    </div>
  )
}
