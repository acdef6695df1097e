import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import type { DeviceRow } from '#shared/contract/devices-contract.ts'
import { markOf } from './devices-mark-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compileMessage)

const markWith = (...rows: Partial<DeviceRow>[]) =>
  markOf(i18n, { devices: rows.map((row) => ({ cannotTake: false, ...row }) as DeviceRow) })?.words ?? null

test('the sidebar says “in sync” of nothing of which something is missing', () => {
  expect(markWith()).toBeNull()
  expect(markWith({ state: 'revoked' })).toBeNull()
  expect(markWith({ state: 'in-sync' }, { state: 'away' })).toBe('in sync')
  expect(markWith({ state: 'in-sync' }, { state: 'exchanging' })).toBe('working')
  expect(markWith({ state: 'in-sync' }, { state: 'differing' })).toBe('not all in sync')
  expect(markWith({ state: 'differing' })).toBe('not all in sync')
  expect(markWith({ state: 'exchanging', cannotTake: true })).toBe('not all in sync')
  expect(markWith({ state: 'dialling' })).toBe('not connected')
})
