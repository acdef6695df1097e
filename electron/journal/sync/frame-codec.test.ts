import { expect, test } from 'vitest'
import { frameReader, FrameRefused } from './frame-codec.ts'

function refusalOf(message: object): unknown {
  const json = Buffer.from(JSON.stringify(message))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(4 + json.length, 0)
  head.writeUInt32BE(json.length, 4)
  try {
    return [...frameReader(() => true).push(Buffer.concat([head, json]))]
  } catch (error) {
    return error instanceof FrameRefused ? error.code : error
  }
}

test('a greeting of another version is known for one, whatever else it says', () => {
  // As the first version greeted.
  const first = { t: 'hello', protocols: [1], app: '0.1.0', instance: 'a'.repeat(32), schemas: { person: 3 }, clock: 0 }
  expect(refusalOf(first)).toBe('newer')
  expect(refusalOf({ t: 'hello', protocols: [9], colour: 'red' })).toBe('newer')
  expect(refusalOf({ t: 'hello', protocols: [] })).toBe('malformed')
  expect(refusalOf({ t: 'hello', protocols: [2], colour: 'red' })).toBe('malformed')
  expect(refusalOf({ t: 'ping', protocols: [1] })).toBe('malformed')
})
