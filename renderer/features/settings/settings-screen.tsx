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
import { CalendarSettings } from './calendar-settings.tsx'
import { DataSettings, type SettingsPlace } from './data-settings.tsx'
import { DesktopSettings } from './desktop-settings.tsx'
import { ExportSettings } from './export-settings.tsx'
import { GuideSettings } from './guide-settings.tsx'
import { HotkeySettings } from './hotkey-settings.tsx'
import { ImportSettings } from './import-settings.tsx'
import { KeySettings } from './key-settings.tsx'
import { MindsetSettings } from './mindset-settings.tsx'
import { NoteSettings } from './note-settings.tsx'
import { ReminderSettings } from './reminder-settings.tsx'
import { ReviewSettings } from './review-settings.tsx'
import { RingSettings } from './ring-settings.tsx'
import { ServerSettings } from './server-settings.tsx'
import { SecuritySettings } from './security-settings.tsx'
import { isFound } from './settings-search.ts'
import { settingsSections, type SettingsSection } from './settings-sections.ts'
import styles from './settings.module.css'

export interface SettingsScreenProps {
  /** What is looked for when it opens; '' shows everything. */
  find: string
  onOpen: (place: SettingsPlace) => void
  /** What an import or an export has said. */
  onOpenReport: (id: string) => void
  /** The sheet of all keys. */
  onShowKeys: () => void
}

/** Everything that can be set, found by typing, and applied at once. */
export function SettingsScreen({ find, onOpen, onOpenReport, onShowKeys }: SettingsScreenProps) {
  const i18n = useI18n()
  const [text, setText] = useState(find)
  // The palette leads here also where the screen is shown already.
  const [asked, setAsked] = useState(find)
  if (asked !== find) {
    setAsked(find)
    setText(find)
  }
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
  const contents: Readonly<Record<SettingsSection, ReactNode>> = {
    hotkey: <HotkeySettings />,
    rings: <RingSettings />,
    guide: <GuideSettings />,
    notes: <NoteSettings />,
    reviews: <ReviewSettings />,
    appearance: <AppearanceSettings />,
    keys: <KeySettings onShowKeys={onShowKeys} />,
    reminders: <ReminderSettings />,
    mindset: <MindsetSettings />,
    desktop: <DesktopSettings />,
    calendars: <CalendarSettings />,
    servers: <ServerSettings />,
    backups: <BackupSettings />,
    security: <SecuritySettings />,
    imports: <ImportSettings onOpenReport={onOpenReport} />,
    export: <ExportSettings />,
    data: <DataSettings onOpen={onOpen} />,
    about: <AboutSettings />,
  }
  const sections = settingsSections(i18n)
  const found = sections.filter((section) => isFound(section, text))
  return (
    <Page>
      <PageHeader
        title={i18n.t('Settings')}
        below={i18n.t('Applied at once. What you change can be undone, but for key and passphrase.')}
      />
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
      {found.map(({ id, title }) => (
        <Section key={id} title={title}>
          <div className={styles.section}>{contents[id]}</div>
        </Section>
      ))}
      {found.length === 0 && <EmptyState icon={<Search />}>{i18n.t('No setting is called that.')}</EmptyState>}
    </Page>
  )
}
