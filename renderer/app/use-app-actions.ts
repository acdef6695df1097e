import { desktopBridge } from '#client/desktop.ts'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { AppNavigation } from './app-context.ts'
import { goActions } from './screen-table.ts'
import { openNewWindow } from './new-window.ts'
import { SCREENS } from './screens.tsx'
import type { TextSizeSteps } from './use-text-size.ts'

export interface AppActionHandlers {
  readonly app: AppNavigation
  readonly openPalette: (scope: 'everything' | 'people') => void
  readonly quickLog: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly textSize: TextSizeSteps
  /** Null where no host saves a PDF. */
  readonly savePdf: (() => void) | null
}

/** What can be done on every screen. */
export function useAppActions({ app, openPalette, quickLog, undo, redo, textSize, savePdf }: AppActionHandlers): void {
  const i18n = useI18n()
  const write = i18n.t('Write')
  const everywhere = i18n.t('Everywhere')
  const goTo = i18n.t('Go to')
  useActions([
    {
      id: 'new-conversation',
      title: i18n.t('New conversation'),
      group: write,
      keys: ['c'],
      also: 'log',
      run: () => app.newConversation(),
    },
    { id: 'quick-log', title: i18n.t('Log in one line'), group: write, keys: ['q'], also: 'quick', run: quickLog },
    {
      id: 'new-person',
      title: i18n.t('New person'),
      group: write,
      keys: ['p'],
      also: 'add',
      run: () => app.addPerson(),
    },
    {
      id: 'introduce-people',
      title: i18n.t('Introduce two people'),
      group: write,
      also: 'introduction connect',
      run: () => app.onOpen({ page: 'giving', search: { face: 'introductions', introduce: true } }),
    },
    {
      id: 'print',
      title: i18n.t('Print this screen'),
      group: everywhere,
      keys: ['$mod+p'],
      also: 'paper pdf',
      run: () => window.print(),
    },
    {
      id: 'save-pdf',
      title: i18n.t('Save this screen as PDF…'),
      group: everywhere,
      keys: desktopKeys(['$mod+Shift+p']),
      also: 'paper print file',
      when: () => savePdf !== null,
      run: () => savePdf?.(),
    },
    {
      id: 'new-window',
      title: i18n.t('New window'),
      group: everywhere,
      keys: desktopKeys(['$mod+Shift+n']),
      also: 'second tab',
      run: openNewWindow,
    },
    {
      id: 'text-larger',
      title: i18n.t('Larger text'),
      group: everywhere,
      keys: desktopKeys(['$mod+=', '$mod++', '$mod+Shift++']),
      also: 'size zoom in bigger',
      run: textSize.larger,
    },
    {
      id: 'text-smaller',
      title: i18n.t('Smaller text'),
      group: everywhere,
      keys: desktopKeys(['$mod+-']),
      also: 'size zoom out',
      run: textSize.smaller,
    },
    {
      id: 'text-normal',
      title: i18n.t('Text of the usual size'),
      group: everywhere,
      keys: desktopKeys(['$mod+0']),
      also: 'reset zoom',
      run: textSize.normal,
    },
    { id: 'undo', title: i18n.t('Undo'), group: everywhere, keys: ['z', '$mod+z'], run: undo },
    {
      id: 'redo',
      title: i18n.t('Do again what was undone'),
      group: everywhere,
      keys: ['Shift+z', '$mod+Shift+z'],
      also: 'redo',
      run: redo,
    },
    {
      id: 'find-person',
      title: i18n.t('Go to a person…'),
      group: goTo,
      keys: ['$mod+o'],
      run: () => openPalette('people'),
    },
    ...goActions(SCREENS, i18n, app.onOpen),
    {
      id: 'open-palette',
      title: i18n.t('Find or do'),
      group: everywhere,
      keys: ['$mod+k'],
      keysOnly: true,
      run: () => openPalette('everything'),
    },
    {
      id: 'show-keys',
      title: i18n.t('Show all keys'),
      group: everywhere,
      keys: ['[Shift]+?'],
      also: 'shortcuts keyboard',
      run: app.showKeys,
    },
  ])
}

/** In a browser they are the browser's own: it opens its windows, and makes everything of a page larger, up to five times. */
function desktopKeys(keys: readonly string[]): readonly string[] {
  return desktopBridge() === undefined ? [] : keys
}
