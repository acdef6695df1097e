import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'

/** Day and time of the clock on this machine's wall. The name of its zone, which `civilDateAt` wants, takes 12 ms to ask for. */
export function localDayAndTime(at: Date): { date: CivilDate; time: CivilTime } {
  const pad = (value: number, length = 2) => String(value).padStart(length, '0')
  const date = `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  // Dates and times are made here in the form that these types have; their schemas would cost a third of the start.
  return { date: date as CivilDate, time: `${pad(at.getHours())}:${pad(at.getMinutes())}` as CivilTime }
}
