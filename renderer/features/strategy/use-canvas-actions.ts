import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { Alignment } from './canvas-align.ts'
import { ALIGNMENTS } from './canvas-align.ts'
import type { Draft } from './canvas-nodes.ts'
import { alignmentWords } from './canvas-words.ts'

/** What can be done on the canvas: by its bar, by key, and from the palette. */
export interface CanvasActs {
  begin: (as: Draft['as']) => void
  newArea: () => void
  open: (id: string) => void
  /** The page that has all of it. */
  openPage: (id: string) => void
  edit: (id: string) => void
  link: (ids: readonly string[]) => void
  place: (ids: readonly string[]) => void
  find: () => void
  put: () => void
  align: (alignment: Alignment) => void
  tidy: () => void
  remove: (ids: readonly string[]) => void
  turn: (id: string, into: 'goal' | 'archetype') => void
  paint: (ids: readonly string[], shade: string) => void
  fit: () => void
  zoomIn: () => void
  zoomOut: () => void
  toggleSnap: () => void
  toggleMap: () => void
  save: () => void
  choose: () => void
}

interface About {
  acts: CanvasActs
  /** All that is chosen, else what has the focus. */
  meant: () => readonly string[]
  current: string | null
  isFocused: () => boolean
  hasChosenLink: () => boolean
}

export function useCanvasActions({ acts, meant, current, isFocused, hasChosenLink }: About): void {
  const i18n = useI18n()
  const group = i18n.t('Canvas')
  const alignments = alignmentWords(i18n)
  const withCurrent = (act: (id: string) => void) => () => {
    if (current !== null) act(current)
  }
  useActions([
    { id: 'canvas-goal', title: i18n.t('New goal'), group, keys: ['n'], also: 'add', run: () => acts.begin('goal') },
    {
      id: 'canvas-archetype',
      title: i18n.t('New type of person'),
      group,
      keys: ['a'],
      also: 'add archetype seat',
      run: () => acts.begin('archetype'),
    },
    {
      id: 'canvas-note',
      title: i18n.t('New note'),
      group,
      keys: ['t'],
      also: 'add text',
      run: () => acts.begin('note'),
    },
    { id: 'canvas-area', title: i18n.t('New area'), group, keys: ['r'], also: 'group frame', run: acts.newArea },
    {
      id: 'canvas-put',
      title: i18n.t('Put somebody on the canvas…'),
      group,
      keys: ['s'],
      also: 'person card',
      run: acts.put,
    },
    { id: 'canvas-find', title: i18n.t('Find on the canvas…'), group, keys: ['f'], run: acts.find },
    {
      id: 'canvas-edit',
      title: i18n.t('Change the words'),
      group,
      keys: ['F2'],
      when: isFocused,
      run: withCurrent(acts.edit),
    },
    {
      id: 'canvas-page',
      title: i18n.t('Open its page'),
      group,
      keys: ['i'],
      when: isFocused,
      run: withCurrent(acts.openPage),
    },
    {
      id: 'canvas-link',
      title: i18n.t('Link to…'),
      group,
      keys: ['l'],
      when: isFocused,
      run: withCurrent((id) => acts.link([id])),
    },
    {
      id: 'canvas-place',
      title: i18n.t('Move to…'),
      group,
      keys: ['m'],
      when: () => meant().length > 0,
      run: () => acts.place(meant()),
    },
    {
      id: 'canvas-remove',
      title: i18n.t('Take off the canvas'),
      group,
      keys: ['Delete', 'Backspace'],
      also: 'remove trash',
      when: () => meant().length > 0 || hasChosenLink(),
      run: () => acts.remove(meant()),
    },
    ...ALIGNMENTS.map((alignment) => ({
      id: `canvas-align-${alignment}`,
      title: i18n.t('Align: {how}', { how: alignments[alignment] }),
      group,
      when: () => meant().length > 1,
      run: () => acts.align(alignment),
    })),
    {
      id: 'canvas-tidy',
      title: i18n.t('Tidy up the canvas'),
      group,
      keys: ['y'],
      also: 'layout arrange',
      run: acts.tidy,
    },
    { id: 'canvas-in', title: i18n.t('Zoom in'), group, keys: ['+'], run: acts.zoomIn },
    { id: 'canvas-out', title: i18n.t('Zoom out'), group, keys: ['-'], run: acts.zoomOut },
    { id: 'canvas-fit', title: i18n.t('Show everything'), group, keys: ['0'], also: 'fit', run: acts.fit },
    {
      id: 'canvas-save',
      title: i18n.t('Save as a canvas file'),
      group,
      also: 'export json canvas obsidian',
      run: acts.save,
    },
    {
      id: 'canvas-choose',
      title: i18n.t('Take in a canvas file…'),
      group,
      also: 'import json canvas obsidian',
      run: acts.choose,
    },
  ])
}
