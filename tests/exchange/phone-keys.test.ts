import { afterEach, expect, test } from 'vitest'
import { getCountries, getExampleNumber } from 'libphonenumber-js'
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import { channelKey } from '#journal/exchange/channel-key.ts'
import { importFile, previewOf, vcardFile } from '#support/import-file.ts'
import { openTestJournal, type TestJournal } from '#support/test-journal.ts'

let opened: TestJournal | undefined
afterEach(() => opened?.close())

test('a number of every country is one key in ten spellings', () => {
  const wrong: string[] = []
  const countries = getCountries()
  for (const country of countries) {
    const example = getExampleNumber(country, examples)
    if (example === undefined) throw new Error(`no example of ${country}`)
    const spaced = example.formatInternational().slice(1)
    const spellings = [
      example.number,
      `+${spaced}`,
      `+${spaced.replaceAll(' ', '.')}`,
      `+${spaced.replaceAll(' ', '-')}`,
      `00${example.number.slice(1)}`,
      `00 ${spaced}`,
      `(+${example.countryCallingCode}) ${spaced.slice(example.countryCallingCode.length).trim()}`,
      `tel:${example.number}`,
      `\u202A+${spaced.replaceAll(' ', '\u00A0')}\u202C`,
      example.formatNational(),
    ]
    const keys = spellings.map((value) => channelKey({ kind: 'phone', value }, country))
    for (const [at, key] of keys.entries())
      if (key !== `phone:${example.number}`) wrong.push(`${country}: ${spellings[at]} is ${key}`)
  }
  expect(countries.length).toBeGreaterThanOrEqual(245)
  expect(wrong).toEqual([])
})

test('a national number is that of the journal’s country, as its settings say, else the machine’s language', async () => {
  opened = openTestJournal({ country: () => 'DE' })
  const { client } = opened
  await importFile(client, 'a.vcf', vcardFile(['FN:Ana Ruiz', 'TEL:030 1234567']))
  const file = vcardFile(['FN:A. Ruiz', 'TEL:00 49 30 1234567'])
  expect((await previewOf(client, 'b.vcf', file)).result).toMatchObject({ created: 0, unchanged: 1 })
  await client.commands.setSettings({ phoneCountry: 'FR' })
  expect((await previewOf(client, 'b.vcf', file)).result).toMatchObject({ created: 1 })
})
