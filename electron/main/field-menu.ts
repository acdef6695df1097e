import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import { words } from './words.ts'

type Asked = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'editFlags' | 'misspelledWord' | 'dictionarySuggestions'
>

export interface FieldMenuActions {
  readonly correct: (word: string) => void
  /** The system's dictionary for what is selected; null where it has none to show. */
  readonly lookUp: (() => void) | null
}

const MAX_SUGGESTIONS = 5

/**
 * What a press with the other mouse button offers: in a field what can be done with its text, elsewhere with what is selected.
 * Empty where there is nothing to do.
 */
export function fieldMenu(asked: Asked, { correct, lookUp }: FieldMenuActions): MenuItemConstructorOptions[] {
  const { isEditable, editFlags, misspelledWord, dictionarySuggestions } = asked
  const hasSelection = asked.selectionText.trim() !== ''
  const suggestions = isEditable && misspelledWord !== '' ? dictionarySuggestions.slice(0, MAX_SUGGESTIONS) : []
  const parts: MenuItemConstructorOptions[][] = [
    suggestions.map((word) => ({ label: word, click: () => correct(word) })),
    lookUp !== null && hasSelection ? [{ label: words.lookUp, click: lookUp }] : [],
    isEditable
      ? [
          { role: 'cut', label: words.cut, enabled: editFlags.canCut },
          { role: 'copy', label: words.copy, enabled: editFlags.canCopy },
          { role: 'paste', label: words.paste, enabled: editFlags.canPaste },
          { role: 'selectAll', label: words.selectAll, enabled: editFlags.canSelectAll },
        ]
      : hasSelection
        ? [{ role: 'copy', label: words.copy }]
        : [],
  ]
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index): MenuItemConstructorOptions[] => (index === 0 ? part : [{ type: 'separator' }, ...part]))
}
