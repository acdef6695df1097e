import { Search } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { AboutSettings } from './about-settings.tsx'
import { AppearanceSettings } from './appearance-settings.tsx'
import { BackupSettings } from './backup-settings.tsx'
import { DataSettings, type SettingsPlace } from './data-settings.tsx'
import { DesktopSettings } from './desktop-settings.tsx'
import { HotkeySettings } from './hotkey-settings.tsx'
import { ImportSettings } from './import-settings.tsx'
import { KeySettings } from './key-settings.tsx'
import { MindsetSettings } from './mindset-settings.tsx'
import { ReminderSettings } from './reminder-settings.tsx'
import { RingSettings } from './ring-settings.tsx'
import { isFound } from './settings-search.ts'
import styles from './settings.module.css'

export interface SettingsScreenProps {
  onOpen: (place: SettingsPlace) => void
  /** The sheet of all keys. */
  onShowKeys: () => void
}

/** Everything that can be set, found by typing, and applied at once. */
export function SettingsScreen({ onOpen, onShowKeys }: SettingsScreenProps) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useActions([
    {
      id: 'find-setting',
      title: i18n.t('Find a setting'),
      group: i18n.t('Settings'),
      keys: ['/'],
      run: () => field.current?.select(),
    },
  ])
  const sections: { id: string; title: string; also: string; content: ReactNode }[] = [
    {
      id: 'hotkey',
      title: i18n.t('Hotkey'),
      also: i18n.t('quick log shortcut global keyboard anywhere'),
      content: <HotkeySettings />,
    },
    {
      id: 'rings',
      title: i18n.t('Rings and cadences'),
      also: i18n.t('inner close active wider days budget capacity week warm cold'),
      content: <RingSettings />,
    },
    {
      id: 'appearance',
      title: i18n.t('Appearance'),
      also: i18n.t('theme colours light dark high contrast'),
      content: <AppearanceSettings />,
    },
    {
      id: 'keys',
      title: i18n.t('Keys'),
      also: i18n.t('single shortcuts keyboard list'),
      content: <KeySettings onShowKeys={onShowKeys} />,
    },
    {
      id: 'reminders',
      title: i18n.t('Reminders'),
      also: i18n.t('notifications names lock screen quiet hours pause privacy'),
      content: <ReminderSettings />,
    },
    {
      id: 'mindset',
      title: i18n.t('Mindset'),
      also: i18n.t('cards stories reframe search privacy hide'),
      content: <MindsetSettings />,
    },
    {
      id: 'desktop',
      title: i18n.t('Desktop'),
      also: i18n.t('tray close window login start'),
      content: <DesktopSettings />,
    },
    {
      id: 'backups',
      title: i18n.t('Backups'),
      also: i18n.t('restore copy safety last'),
      content: <BackupSettings />,
    },
    {
      id: 'imports',
      title: i18n.t('Imports and merges'),
      also: i18n.t('undo take back linkedin google outlook vcard duplicates'),
      content: <ImportSettings />,
    },
    {
      id: 'data',
      title: i18n.t('Your data'),
      also: i18n.t('folder import export json trash check rebuild doctor sample people counts'),
      content: <DataSettings onOpen={onOpen} />,
    },
    { id: 'about', title: i18n.t('About'), also: i18n.t('version licence rapport'), content: <AboutSettings /> },
  ]
  const found = sections.filter((section) => isFound(section, text))
  return (
    <Page>
      <PageHeader title={i18n.t('Settings')} below={i18n.t('Applied at once; every change can be undone.')} />
      <div className={styles.search}>
        <TextField
          ref={field}
          label={i18n.t('Find a setting')}
          hideLabel
          type="search"
          icon={<Search aria-hidden />}
          placeholder={i18n.t('Find a setting')}
          value={text}
          onChange={setText}
        />
      </div>
      {found.map(({ id, title, content }) => (
        <Section key={id} title={title}>
          <div className={styles.section}>{content}</div>
        </Section>
      ))}
      {found.length === 0 && <EmptyState icon={<Search />}>{i18n.t('No setting is called that.')}</EmptyState>}
    </Page>
  )
}
