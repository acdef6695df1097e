import type { I18n } from '@lingui/core'
import type { DeviceRow, DevicesAnswer } from '#shared/contract/devices-contract.ts'

export interface DevicesMarkWords {
  readonly tone: 'good' | 'busy' | 'off'
  readonly words: string
}

/** How it stands with all of them, in two words; null where there is nobody else. “In sync” is said of what nothing is missing of. */
export function markOf(i18n: I18n, answer: Pick<DevicesAnswer, 'devices'> | undefined): DevicesMarkWords | null {
  const devices = answer?.devices.filter(({ state }) => state !== 'revoked') ?? []
  if (devices.length === 0) return null
  const has = (wanted: DeviceRow['state']) => devices.some(({ state }) => state === wanted)
  if (devices.some(({ state, cannotTake }) => cannotTake || state === 'differing')) {
    return { tone: 'off', words: i18n.t('not all in sync') }
  }
  if (has('comparing') || has('exchanging')) return { tone: 'busy', words: i18n.t('working') }
  return has('in-sync') ? { tone: 'good', words: i18n.t('in sync') } : { tone: 'off', words: i18n.t('not connected') }
}
