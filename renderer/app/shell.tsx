import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { KeyHint } from '#ui/key-hint.tsx'
import { Sidebar, SidebarItem } from '#ui/sidebar.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { ScreenName } from './app-places.ts'
import { sidebarOf } from './screen-table.ts'
import { SCREENS } from './screens.tsx'
import styles from './shell.module.css'

export interface ShellProps {
  /** Null on a screen that belongs to none, such as the results of a search. */
  current: ScreenName | null
  dueCount: number
  hrefOf: (screen: ScreenName) => string
  onNavigate: (screen: ScreenName) => void
  onOpenPalette: () => void
  /** Beside the name of a screen: how it stands there. */
  marks?: Partial<Record<ScreenName, ReactNode>>
  /** What must be seen before anything else: not saved, not connected. */
  banner?: ReactNode
  children: ReactNode
}

export function Shell({ current, dueCount, hrefOf, onNavigate, onOpenPalette, marks, banner, children }: ShellProps) {
  const i18n = useI18n()
  const due = i18n.t('{count, plural, one {# thing due} other {# things due}}', { count: dueCount })
  const items = (at: 'top' | 'bottom') =>
    sidebarOf(SCREENS, at).map(([name, { title, sidebar }]) => {
      const Icon = sidebar?.icon ?? Search
      return (
        <SidebarItem
          key={name}
          icon={<Icon aria-hidden />}
          {...(name === 'today' ? { count: dueCount, countLabel: due } : {})}
          href={hrefOf(name)}
          isCurrent={current === name}
          onNavigate={() => onNavigate(name)}
        >
          {title(i18n)}
          {marks?.[name]}
        </SidebarItem>
      )
    })
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
        below={items('bottom')}
      >
        {items('top')}
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
