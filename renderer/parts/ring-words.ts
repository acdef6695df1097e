import type { I18n } from '@lingui/core'
import type { Ring } from '#shared/model/ring.ts'

/** The rings by name, and what it is called to be in none. */
export function ringWords(i18n: I18n): Record<Ring | 'none', string> {
  return {
    inner: i18n.t('Inner ring'),
    close: i18n.t('Close ring'),
    active: i18n.t('Active ring'),
    wider: i18n.t('Wider ring'),
    none: i18n.t('In no ring'),
  }
}
