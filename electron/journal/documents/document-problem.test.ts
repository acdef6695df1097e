import { expect, test } from 'vitest'
import { documentProblem } from '#shared/model/document-problem.ts'
import type { ReceiveRefusal } from './foreign-document.ts'
import { problemText, readProblemText } from './document-problem.ts'

test('what is kept with a document that was set aside is read back', () => {
  for (const problem of documentProblem.options) {
    expect(readProblemText(problemText(problem))).toEqual({ problem, field: null })
    expect(readProblemText(problemText(problem, 'tags.two words'))).toEqual({ problem, field: 'tags.two words' })
  }
})

test('each refusal of what another device sends is a problem that has words; what was kept as a sentence is none', () => {
  const codes: Record<ReceiveRefusal['code'], true> = {
    'too-large': true,
    'too-many-operations': true,
    'too-many-changes': true,
    'too-many-heads': true,
    'too-deep': true,
    'inflates-too-far': true,
    malformed: true,
    'wrong-heads': true,
    'missing-changes': true,
    'wrong-root': true,
    'wrong-id': true,
    'wrong-kind': true,
    'not-loadable': true,
    'invalid-content': true,
  }
  for (const code of Object.keys(codes)) expect(readProblemText(code).problem, code).not.toBe('other')
  expect(readProblemText('the snapshot does not have its hash')).toEqual({ problem: 'other', field: null })
})
