import { Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { AppAction, Place } from '#shared/contract/desktop-bridge.ts'
import { words } from './words.ts'

export interface MenuActions {
  readonly command: (command: AppAction) => void
  readonly navigate: (place: Place) => void
  readonly quickLog: () => void
}

/**
 * The menu of the app. Keys that the page handles itself are shown and not taken: it knows whether somebody is typing.
 * @param developing adds reloading and the developer tools
 */
export function setMenu(actions: MenuActions, developing: boolean): void {
  const mac = process.platform === 'darwin'
  const shown = (accelerator: string): MenuItemConstructorOptions => ({ accelerator, registerAccelerator: false })
  const goTo = (label: string, screen: 'today' | 'people' | 'journal' | 'search'): MenuItemConstructorOptions => ({
    label,
    click: () => actions.navigate({ screen }),
  })
  const settings: MenuItemConstructorOptions = {
    label: words.settings,
    accelerator: 'CommandOrControl+,',
    click: () => actions.navigate({ screen: 'settings' }),
  }
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [appMenu(settings)] : []),
    {
      label: words.file,
      submenu: [
        { label: words.newConversation, click: () => actions.command('new-conversation') },
        { label: words.newPerson, click: () => actions.command('new-person') },
        { label: words.quickLog, click: actions.quickLog },
        { label: words.newWindow, ...shown('CommandOrControl+Shift+N'), click: () => actions.command('new-window') },
        { type: 'separator' },
        { label: words.import, click: () => actions.navigate({ screen: 'import' }) },
        { label: words.print, ...shown('CommandOrControl+P'), click: () => actions.command('print') },
        { label: words.savePdf, ...shown('CommandOrControl+Shift+P'), click: () => actions.command('save-pdf') },
        ...(mac ? [] : [settings, { type: 'separator' as const }, { label: words.quit, role: 'quit' as const }]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        // Not Electron's roles, which know of typing alone: the page knows whether somebody is typing.
        { label: words.undo, ...shown('CommandOrControl+Z'), click: () => actions.command('undo') },
        { label: words.redo, ...shown('CommandOrControl+Shift+Z'), click: () => actions.command('redo') },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: words.view,
      submenu: [
        ...(developing ? [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
        { label: words.largerText, ...shown('CommandOrControl+Plus'), click: () => actions.command('text-larger') },
        { label: words.smallerText, ...shown('CommandOrControl+-'), click: () => actions.command('text-smaller') },
        { label: words.usualText, ...shown('CommandOrControl+0'), click: () => actions.command('text-normal') },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: words.go,
      submenu: [
        goTo(words.today, 'today'),
        goTo(words.people, 'people'),
        goTo(words.journal, 'journal'),
        goTo(words.search, 'search'),
        { type: 'separator' },
        { label: words.commandPalette, ...shown('CommandOrControl+K'), click: () => actions.command('palette') },
        { label: words.goToPerson, ...shown('CommandOrControl+O'), click: () => actions.command('find-person') },
      ],
    },
    ...(mac ? [{ role: 'windowMenu' as const }] : []),
    { label: words.help, role: 'help', submenu: [{ label: words.shortcuts, click: () => actions.command('keys') }] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function appMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    label: words.appName,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  }
}
