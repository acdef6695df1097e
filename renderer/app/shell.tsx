import { Search } from 'lucide-react'
import { memo, type ReactNode } from 'react'
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
  const items = (at: 'top' | 'bottom') =>
    sidebarOf(SCREENS, at).map(([name]) => (
      <ScreenItem
        key={name}
        name={name}
        count={name === 'today' ? dueCount : 0}
        isCurrent={current === name}
        mark={marks?.[name]}
        hrefOf={hrefOf}
        onNavigate={onNavigate}
      />
    ))
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

interface ScreenItemProps extends Pick<ShellProps, 'hrefOf' | 'onNavigate'> {
  name: ScreenName
  /** What is due there. */
  count: number
  isCurrent: boolean
  mark: ReactNode
}

/** From one screen to the next only the items of these two are drawn anew. */
const ScreenItem = memo(function ScreenItem({ name, count, isCurrent, mark, hrefOf, onNavigate }: ScreenItemProps) {
  const i18n = useI18n()
  const { title, sidebar } = SCREENS[name]
  const Icon = sidebar?.icon ?? Search
  return (
    <SidebarItem
      icon={<Icon aria-hidden />}
      count={count}
      countLabel={i18n.t('{count, plural, one {# thing due} other {# things due}}', { count })}
      href={hrefOf(name)}
      isCurrent={isCurrent}
      onNavigate={() => onNavigate(name)}
    >
      {title(i18n)}
      {mark}
    </SidebarItem>
  )
})
