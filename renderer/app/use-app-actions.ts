import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { AppNavigation } from './app-context.ts'
import { goActions } from './screen-table.ts'
import { SCREENS } from './screens.tsx'

export interface AppActionHandlers {
  readonly app: AppNavigation
  readonly openPalette: (scope: 'everything' | 'people') => void
  readonly quickLog: () => void
  readonly undo: () => void
  readonly redo: () => void
}

/** What can be done on every screen. */
export function useAppActions({ app, openPalette, quickLog, undo, redo }: AppActionHandlers): void {
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
