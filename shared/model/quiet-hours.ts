/** Whether a time lies in the quiet hours, which may run over midnight. The last minute is already loud. */
export function isQuiet(time: string, from: string | null, to: string | null): boolean {
  if (from === null || to === null || from === to) return false
  return from < to ? time >= from && time < to : time >= from || time < to
}
