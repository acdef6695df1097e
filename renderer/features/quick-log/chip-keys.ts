import type { KeyboardEvent } from 'react'
import type { ShownChip, ShownRow } from './shown-chips.ts'
import { IN_NOTE } from '#shared/quick-log/corrections.ts'

export interface ChipKeys {
  focusLine: () => void
  focusChip: (id: string) => void
  open: (id: string) => void
  choose: (chip: ShownChip, choice: string) => void
}

/** Left and right go from chip to chip, up to the row above or the line, down into the choices; Delete gives the words back. */
export function onChipKey(
  event: KeyboardEvent,
  chips: readonly ShownChip[],
  rows: readonly ShownRow[],
  keys: ChipKeys,
): void {
  const at = chips.findIndex(({ id }) => id === (event.target as Element).id)
  const chip = chips[at]
  if (chip === undefined || event.ctrlKey || event.metaKey || event.altKey) return
  const row = rows.findIndex((one) => one.chips.includes(chip))
  switch (event.key) {
    case 'ArrowRight':
      keys.focusChip((chips[at + 1] ?? chip).id)
      break
    case 'ArrowLeft':
      if (at === 0) keys.focusLine()
      else keys.focusChip((chips[at - 1] ?? chip).id)
      break
    case 'ArrowUp': {
      const above = rows[row - 1]?.chips[0]
      if (above === undefined) keys.focusLine()
      else keys.focusChip(above.id)
      break
    }
    case 'ArrowDown':
      keys.open(chip.id)
      break
    case 'Delete':
    case 'Backspace': {
      const back = chip.choices.find(({ choice }) => choice === IN_NOTE)
      if (back === undefined) return
      keys.choose(chip, back.choice)
      break
    }
    default:
      // A letter goes on with the line.
      if (event.key.length === 1 && event.key !== ' ') keys.focusLine()
      return
  }
  event.preventDefault()
}
