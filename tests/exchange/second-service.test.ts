import { expect } from 'vitest'
import { importFile, previewOf, vcardFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { everythingSaid, importWhole } from '#support/whole-import.ts'

const card = (...services: readonly string[]) =>
  vcardFile([
    'UID:one',
    'FN:Ana Ruiz',
    'EMAIL:ana@example.org',
    ...services.map((one) => `IMPP;X-SERVICE-TYPE=${one}:x-apple:ana`),
  ])

async function handles(client: Parameters<typeof everythingSaid>[0]): Promise<string[]> {
  const { documents } = JSON.parse(await everythingSaid(client)) as {
    documents: { kind: string; channels?: Record<string, { kind: string; label: string; value: string }> }[]
  }
  return documents
    .flatMap(({ kind, channels = {} }) => (kind === 'person' ? Object.values(channels) : []))
    .flatMap(({ kind, label, value }) => (kind === 'message' ? [`${label} ${value}`.trim()] : []))
    .toSorted()
}

test('a handle at a second service is added to somebody known, and one that is known is not', async ({
  journal: { client },
}) => {
  await importFile(client, 'a.vcf', card('Telegram'))
  await importFile(client, 'a.vcf', card('Telegram', 'Signal'))
  expect(await handles(client)).toEqual(['Signal ana', 'Telegram ana'])
  const again = await previewOf(client, 'a.vcf', card('Telegram', 'Signal'))
  expect(again.result).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  // Which does not say at which service it is says nothing new.
  const bare = vcardFile(['UID:one', 'FN:Ana Ruiz', 'IMPP:ana'])
  expect((await previewOf(client, 'a.vcf', bare)).result).toMatchObject({ updated: 0, unchanged: 1 })
})

test('one handle at two services of one card is two, of somebody new as well', async ({ journal: { client } }) => {
  await importFile(client, 'a.vcf', card('Telegram', 'Signal'))
  expect(await handles(client)).toEqual(['Signal ana', 'Telegram ana'])
})

test('an account of another program adds a handle at a second service too', async ({ journal: { client } }) => {
  await importFile(client, 'a.vcf', card('Telegram'))
  const field = (uuid: string, data: string, type: string) => ({ uuid, properties: { data, type } })
  const types = [
    { uuid: 't1', properties: { name: 'Email', protocol: 'mailto:' } },
    { uuid: 't2', properties: { name: 'Signal', protocol: '' } },
  ]
  const contact = {
    uuid: 'c1',
    properties: { first_name: 'Ana', last_name: 'Ruiz' },
    data: [
      { count: 2, type: 'contact_field', values: [field('f1', 'ana@example.org', 't1'), field('f2', 'ana', 't2')] },
    ],
  }
  const data = [{ count: 1, type: 'contact', values: [contact] }]
  const account = { uuid: 'a', data, instance: { contact_field_types: types } }
  await importWhole(client, 'monica.json', JSON.stringify({ version: '1.0-preview.1', app_version: '4.1.2', account }))
  expect(await handles(client)).toEqual(['Signal ana', 'Telegram ana'])
})
