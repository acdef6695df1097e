import { expect, test } from 'vitest'
import { JsonBroken, jsonParts, jsonValue } from './json-parts.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const opensList = (path: readonly string[]) => path.length === 0 || path.join('.') === 'list'

function read(text: string): [string, unknown][] {
  const bytes = bytesOf(text)
  return [...jsonParts(bytes, opensList)].map((part) => [part.path.join('.'), jsonValue(bytes, part)])
}

test('opens what it is told to, and gives everything else as where it lies', () => {
  const text = ' {"a": 1.5e3 , "list":[ {"x":"]}\\"\\\\"} ,null,[1,[2]] ], "ä\\n": {"deep":{"er":[]}}, "no":[] }\n'
  expect(read(text)).toEqual([
    ['a', 1500],
    ['list.0', { x: ']}"\\' }],
    ['list.1', null],
    ['list.2', [1, [2]]],
    ['ä\n', { deep: { er: [] } }],
    ['no', []],
  ])
  expect(read(`\uFEFF${text}`)).toEqual(read(text))
})

test('a text that is nested a million deep is passed over like any other', () => {
  const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000)
  const parts = [...jsonParts(bytesOf(`{"deep":${deep},"list":[7]}`), opensList)]
  expect(parts.map(({ path }) => path.join('.'))).toEqual(['deep', 'list.0'])
})

test.for(['', '{', '{"list":[1,', '{"list":[1 2]}', '{"a" 1}', '{"a":"open', '{"a":1}x', '{"a":}', '{"list":[{"x":1'])(
  'is broken: %s',
  (text) => {
    expect(() => [...jsonParts(bytesOf(text), opensList)]).toThrow(JsonBroken)
  },
)
