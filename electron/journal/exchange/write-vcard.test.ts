import { expect, test } from 'vitest'
import { personId } from '#shared/model/id.ts'
import { person } from '#shared/model/person.ts'
import { writeVcard } from './write-vcard.ts'

const LABEL = 'x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nNOTE:injected'

test.each(['3.0', '4.0'] as const)('%s: no words make lines of their own, and a birthday is said once', (version) => {
  const id = personId.parse('01900000-0000-7000-8000-000000000001')
  const content = person.parse({
    kind: 'person',
    schema: 1,
    createdAt: 0,
    names: { given: 'Ana' },
    notes: 'one\r\ntwo\rthree',
    channels: { a: { kind: 'email', label: LABEL, value: 'ana@acme.example' } },
    dates: {
      a: { label: 'birthday', date: { m: 4, d: 15 } },
      b: { label: 'Birthday', date: { m: 5, d: 15 } },
      c: { label: LABEL, date: { y: 2020, m: 5, d: 15 } },
    },
  })
  const text = writeVcard({ n: 1, id, name: 'Ana', content, circles: [], organisation: '', title: '' }, version, true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const lines = text.split('\r\n')
  const count = (start: string) => lines.filter((line) => line.startsWith(start)).length
  expect(['BEGIN', 'END', 'NOTE', 'BDAY'].map(count)).toEqual([1, 1, 1, 1])
  expect(lines).toContain('NOTE:one\\ntwo\\nthree')
})
