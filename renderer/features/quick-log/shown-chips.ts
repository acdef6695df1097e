import type { I18n } from '@lingui/core'
import { chipRows, type ChipRow } from '#shared/quick-log/chip-rows.ts'
import type { Chip, ChipLabel } from '#shared/quick-log/chip.ts'
import type { RowKind } from '#shared/quick-log/clause-kinds.ts'
import type { Understood } from '#shared/quick-log/understand-line.ts'
import { choiceWords, chipWords, type ChipWords, type LineToday } from './chip-words.ts'

export interface ShownChoice {
  readonly choice: string
  readonly isChosen: boolean
  readonly label: string
  readonly detail?: string | undefined
}

/** A chip in the words of the page. */
export interface ShownChip extends ChipWords {
  readonly id: string
  readonly key: string
  readonly kind: ChipLabel['kind']
  readonly tone: 'plain' | 'new' | 'care'
  readonly choices: readonly ShownChoice[]
  /** A field besides the choices, for what no list can hold. */
  readonly field: { readonly type: 'date' | 'time'; readonly label: string; readonly value: string } | null
}

export interface ShownRow {
  readonly id: string
  readonly kind: RowKind
  readonly name: string
  readonly chips: readonly ShownChip[]
  readonly note: string
}

/** What is understood, as the page shows it. */
export function shownRows(understood: Understood, line: LineToday): readonly ShownRow[] {
  return chipRows(understood, line).map((row: ChipRow) => ({
    ...row,
    name: rowNames(line.i18n)[row.kind],
    chips: row.chips.map((chip) => shownChip(chip, line)),
  }))
}

function shownChip({ id, key, label, choices, field }: Chip, line: LineToday): ShownChip {
  const { i18n } = line
  const tone =
    label.kind === 'person' ? ({ known: 'plain', new: 'new', unsure: 'care' } as const)[label.standing] : 'plain'
  const fieldLabel = { date: i18n.t('Another day'), time: i18n.t('Another time') }
  return {
    id,
    key,
    kind: label.kind,
    tone,
    ...chipWords(label, line),
    choices: choices.map((one) => ({ choice: one.choice, isChosen: one.isChosen, ...choiceWords(one.label, line) })),
    field: field === null ? null : { ...field, label: fieldLabel[field.type] },
  }
}

function rowNames(i18n: I18n): Record<RowKind, string> {
  return {
    conversation: i18n.t('Conversation'),
    'follow-up': i18n.t('Follow-up'),
    day: i18n.t('Day to remember'),
    give: i18n.t('Given or received'),
    need: i18n.t('Need'),
    ask: i18n.t('My ask'),
    introduction: i18n.t('Introduction'),
  }
}
