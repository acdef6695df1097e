import type { I18n } from '@lingui/core'

export function seatWords(i18n: I18n, { filled, seats }: { filled: number; seats: number }): string {
  if (seats === 0) return i18n.t('{filled, plural, =0 {no seats} one {# person} other {# people}}', { filled })
  return i18n.t('{filled} of {seats, plural, one {# seat} other {# seats}}', { filled, seats })
}
