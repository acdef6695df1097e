import { expect, test } from 'vitest'
import { openUploads } from '#journal/exchange/uploads.ts'
import { readMonicaJson } from '#journal/exchange/monica-account.ts'
import { monicaToJournal } from '#journal/exchange/monica.ts'
import { UPLOAD_CHUNK_BYTES } from '#shared/contract/import-contract.ts'

const PHOTOS = 120
const CONTACTS = 50

/** An account that is nearly all pictures, in pieces of any size. */
function* account(): Generator<string> {
  const picture = Buffer.alloc(250_000, 7).toString('base64')
  yield '{"version":"1.0-preview.1","app_version":"4.1.2","account":{"uuid":"a","data":[{"count":1,"type":"photo","values":['
  for (let at = 0; at < PHOTOS; at++)
    yield `${at === 0 ? '' : ','}{"uuid":"p${at}","properties":{"mime_type":"image/jpeg","dataUrl":"data:image\\/jpeg;base64,${picture}"}}`
  yield ']},{"count":1,"type":"contact","values":['
  for (let at = 0; at < CONTACTS; at++)
    yield `${at === 0 ? '' : ','}{"uuid":"c${at}","properties":{"first_name":"Ana${at}","is_partial":false}}`
  yield ']}]}}'
}

test('N9 of an account that is nearly all pictures what is kept does not grow with them, and each is counted', () => {
  const bytes = Buffer.from([...account()].join(''))
  let made = 0
  const uploads = openUploads(() => `upload-${++made}`)
  const id = uploads.begin('monica.json', bytes.length)
  for (let from = 0; from < bytes.length; from += UPLOAD_CHUNK_BYTES)
    uploads.append(id, bytes.subarray(from, from + UPLOAD_CHUNK_BYTES).toString('base64'))
  const kept = uploads.take(id).bytes
  expect(bytes.length).toBeGreaterThan(40_000_000)
  expect(kept.length).toBeLessThan(bytes.length / 1000)
  const { accounts, isCutOff } = monicaToJournal(readMonicaJson(kept))
  expect(isCutOff).toBe(false)
  expect(accounts.leftOut).toContainEqual({ field: 'file', count: PHOTOS })
  expect(accounts.imported).toBe(CONTACTS)
})
