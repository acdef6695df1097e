import type { I18n } from '@lingui/core'
import type { Findable } from './settings-search.ts'

/** The sections of the settings in their order, as they are found: here, and from the palette. */
export function settingsSections(i18n: I18n) {
  return [
    { id: 'hotkey', title: i18n.t('Hotkey'), also: i18n.t('quick log shortcut global keyboard anywhere') },
    {
      id: 'rings',
      title: i18n.t('Rings and cadences'),
      also: i18n.t('inner close active wider days budget capacity week warm cold'),
    },
    {
      id: 'guide',
      title: i18n.t('What to know about people'),
      also: i18n.t('capture guide prompts questions sensitive answers'),
    },
    { id: 'notes', title: i18n.t('Notes'), also: i18n.t('template templates begin markdown one-to-one agenda') },
    {
      id: 'reviews',
      title: i18n.t('Reviews'),
      also: i18n.t('review rhythm weekly monthly quarterly yearly day offered today look back'),
    },
    {
      id: 'appearance',
      title: i18n.t('Appearance'),
      also: i18n.t('theme colours light dark high contrast text size font'),
    },
    { id: 'keys', title: i18n.t('Keys'), also: i18n.t('single shortcuts keyboard list') },
    {
      id: 'reminders',
      title: i18n.t('Reminders'),
      also: i18n.t('notifications names lock screen quiet hours pause privacy'),
    },
    { id: 'mindset', title: i18n.t('Mindset'), also: i18n.t('cards stories reframe search privacy hide') },
    { id: 'desktop', title: i18n.t('Desktop'), also: i18n.t('tray close window login start') },
    {
      id: 'calendars',
      title: i18n.t('Calendars'),
      also: i18n.t('meetings ics ical google outlook icloud apple subscription address file folder today'),
    },
    {
      id: 'servers',
      title: i18n.t('Address books on servers'),
      also: i18n.t('carddav caldav nextcloud phone contacts sync password'),
    },
    { id: 'backups', title: i18n.t('Backups'), also: i18n.t('restore copy safety last') },
    {
      id: 'security',
      title: i18n.t('Key and passphrase'),
      also: i18n.t('security encryption recovery keyring keychain lost machine password privacy'),
    },
    {
      id: 'imports',
      title: i18n.t('Imports and merges'),
      also: i18n.t('undo take back linkedin google outlook vcard duplicates'),
    },
    {
      id: 'export',
      title: i18n.t('Export'),
      also: i18n.t('take out leave json markdown obsidian vault vcard csv spreadsheet google calendar ics file folder'),
    },
    {
      id: 'data',
      title: i18n.t('Your data'),
      also: i18n.t('folder import trash check rebuild doctor sample people counts'),
    },
    { id: 'about', title: i18n.t('About'), also: i18n.t('version licence rapport') },
  ] as const satisfies readonly (Findable & { readonly id: string })[]
}

export type SettingsSection = ReturnType<typeof settingsSections>[number]['id']
