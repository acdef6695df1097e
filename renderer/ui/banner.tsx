import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { useI18n } from './use-i18n.ts'

export interface BannerProps {
  /** `danger`: something is not saved. `care`: something wants a look. `plain`: good to know. */
  tone?: 'plain' | 'care' | 'danger'
  children: ReactNode
  action?: ReactNode
  onDismiss?: (() => void) | undefined
}

const ICONS = { plain: Info, care: TriangleAlert, danger: CircleAlert }

/** A line across the top, for what holds until something is done about it. */
export function Banner({ tone = 'plain', children, action, onDismiss }: BannerProps) {
  const i18n = useI18n()
  const Icon = ICONS[tone]
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={cx(styles.banner, styles[tone])}>
      <Icon aria-hidden className={styles.icon} />
      <div className={styles.words}>{children}</div>
      {action}
      {onDismiss !== undefined && (
        <IconButton label={i18n.t('Dismiss')} onPress={onDismiss}>
          <X />
        </IconButton>
      )}
    </div>
  )
}
