import { expect, test } from 'vitest'
import { fieldMenu } from './field-menu.ts'

const FLAGS = {
  canUndo: false,
  canRedo: false,
  canCut: true,
  canCopy: true,
  canPaste: false,
  canDelete: false,
  canSelectAll: true,
  canEditRichly: false,
}
const nowhere = {
  isEditable: false,
  selectionText: '',
  editFlags: FLAGS,
  misspelledWord: '',
  dictionarySuggestions: [] as string[],
}
const said = (asked: Partial<typeof nowhere>, lookUp: (() => void) | null = null, correct = (_word: string) => {}) =>
  fieldMenu({ ...nowhere, ...asked }, { lookUp, correct })
const labels = (menu: ReturnType<typeof said>) => menu.map(({ label, type }) => label ?? type)

test('in a field one cuts, copies, pastes and selects all, as far as that is possible', () => {
  const menu = said({ isEditable: true })
  expect(labels(menu)).toEqual(['Cut', 'Copy', 'Paste', 'Select all'])
  expect(menu.map(({ enabled }) => enabled)).toEqual([true, true, false, true])
})

test('elsewhere what is selected is copied, and where nothing is there is no menu', () => {
  expect(labels(said({ selectionText: 'Ana' }))).toEqual(['Copy'])
  expect(said({ selectionText: '  ' })).toEqual([])
})

test('a word is looked up where the system has a dictionary, and corrected where it checks the spelling', () => {
  const corrected: string[] = []
  const field = {
    isEditable: true,
    selectionText: 'teh',
    misspelledWord: 'teh',
    dictionarySuggestions: ['the', 'tech'],
  }
  const menu = said(
    field,
    () => {},
    (word) => void corrected.push(word),
  )
  expect(labels(menu).slice(0, 5)).toEqual(['the', 'tech', 'separator', 'Look up', 'separator'])
  menu[0]?.click?.(undefined as never, undefined, undefined as never)
  expect(corrected).toEqual(['the'])
})
