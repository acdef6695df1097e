import { BookOpen, Search, Settings, Sun, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { KeyHint } from '#ui/key-hint.tsx'
import { Sidebar, SidebarItem } from '#ui/sidebar.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './shell.module.css'

/** The screens that the sidebar leads to; one is added when its screen is. */
export type Place = 'today' | 'people' | 'journal' | 'settings'

export interface ShellProps {
  /** Null on a screen that belongs to none, such as the results of a search. */
  current: Place | null
  dueCount: number
  hrefOf: (place: Place) => string
  onNavigate: (place: Place) => void
  onOpenPalette: () => void
  /** What must be seen before anything else: not saved, not connected. */
  banner?: ReactNode
  children: ReactNode
}

export function Shell({ current, dueCount, hrefOf, onNavigate, onOpenPalette, banner, children }: ShellProps) {
  const i18n = useI18n()
  const to = (place: Place) => ({
    href: hrefOf(place),
    isCurrent: current === place,
    onNavigate: () => onNavigate(place),
  })
  const due = i18n.t('{count, plural, one {# thing due} other {# things due}}', { count: dueCount })
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {i18n.t('Skip to the page')}
      </a>
      <Sidebar
        label={i18n.t('Screens')}
        top={
          <button type="button" className={styles.search} onClick={onOpenPalette}>
            <Search aria-hidden />
            <span>{i18n.t('Find')}</span>
            <KeyHint keys="$mod+k" />
          </button>
        }
        below={
          <SidebarItem icon={<Settings aria-hidden />} {...to('settings')}>
            {i18n.t('Settings')}
          </SidebarItem>
        }
      >
        <SidebarItem icon={<Sun aria-hidden />} count={dueCount} countLabel={due} {...to('today')}>
          {i18n.t('Today')}
        </SidebarItem>
        <SidebarItem icon={<Users aria-hidden />} {...to('people')}>
          {i18n.t('People')}
        </SidebarItem>
        <SidebarItem icon={<BookOpen aria-hidden />} {...to('journal')}>
          {i18n.t('Journal')}
        </SidebarItem>
      </Sidebar>
      <div className={styles.column}>
        {banner !== undefined && <div className={styles.banner}>{banner}</div>}
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  )
}
