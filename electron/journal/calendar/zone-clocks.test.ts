import { expect, test } from 'vitest'
import { addDays, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { clockAt, instantOfClock } from '#shared/model/zoned-time.ts'
import { openZoneClocks } from './zone-clocks.ts'

test.each(['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca', 'UTC'])(
  'the clock of %s is the one that is asked for each time, through all changes',
  (zone) => {
    const clocks = openZoneClocks()
    const time = '02:30' as CivilTime
    for (const [begin, many] of [
      ['0001-01-01', 5],
      ['2011-01-01', 400],
      ['9999-12-28', 4],
    ] as const) {
      for (let days = 0; days < many; days++) {
        const date = addDays(begin as CivilDate, days)
        const at = instantOfClock({ date, time }, zone)
        expect(clocks.instantOf({ date, time }, zone)).toBe(at)
        expect(clocks.clockOf(at, zone)).toEqual(clockAt(at, zone))
      }
    }
  },
)

test('a zone that is none is refused', () => {
  expect(() => openZoneClocks().clockOf(0, 'Mars/Olympus')).toThrow(RangeError)
  expect(() =>
    openZoneClocks().instantOf({ date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime }, 'X'),
  ).toThrow(RangeError)
})
