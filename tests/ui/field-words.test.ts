import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import { accountsLine } from '#host/commands/import-journal.ts'
import { leftOutField } from '#shared/contract/journal-file-contract.ts'
import { accountsWords } from '#features/import/journal-file-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compileMessage)

test('page and terminal say the same numbers of fields, for every reason', () => {
  const leftOut = leftOutField.options.map((field, at) => ({ field, count: 201 + at }))
  const accounts = { imported: 51, asText: 52, leftOut }
  const numbers = [51, 52, ...leftOut.map(({ count }) => count)]
  const said = (text: string | null) =>
    (text ?? '')
      .match(/\b(?:5[12]|2\d\d)\b/g)
      ?.map(Number)
      .toSorted((a, b) => a - b)
  expect(said(accountsWords(i18n, accounts))).toEqual(numbers)
  expect(said(accountsLine(accounts))).toEqual(numbers)
  // Each reason has words of its own.
  const words = (field: (typeof leftOut)[number]['field']) =>
    accountsWords(i18n, { ...accounts, leftOut: [{ field, count: 7 }] })
  expect(new Set(leftOut.map(({ field }) => words(field))).size).toBe(leftOut.length)
})
