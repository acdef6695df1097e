import { describe, expect } from 'vitest'
import { MAX_PHOTO_BYTES } from '#shared/model/photo.ts'
import { importFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { jpegOf, pngOf, webpOf } from '#support/small-pictures.ts'
import { readText } from './read-fixture.ts'

const card = (photo: string, { version = '4.0', name = 'Ana Ruiz', uid = 'ana' } = {}) =>
  ['BEGIN:VCARD', `VERSION:${version}`, `UID:${uid}`, `FN:${name}`, photo, 'END:VCARD', ''].join('\r\n')
const folded = (line: string) => line.replaceAll(/.{60}/g, '$&\r\n ')

const photosOf = async (text: string) => {
  const { records, remarks, problems } = await readText(text)
  expect(problems).toEqual([])
  return { photos: records.map(({ photo }) => photo ?? null), remarks }
}

describe('photos of vCards', () => {
  const jpeg = jpegOf(96, 96, 900)
  test.for([
    [
      '2.1, its lines without a blank',
      '2.1',
      `PHOTO;JPEG;ENCODING=BASE64:\r\n${jpeg.replaceAll(/.{64}/g, '$&\r\n')}\r\n`,
    ],
    ['2.1, folded', '2.1', folded(`PHOTO;ENCODING=BASE64;TYPE=JPEG:${jpeg}`)],
    ['3.0', '3.0', folded(`PHOTO;ENCODING=b;TYPE=JPEG:${jpeg}`)],
    [
      '3.0 of an Apple address book',
      '3.0',
      folded(`item1.PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&9&9&x==;ENCODING=b;TYPE=JPEG:${jpeg}`),
    ],
    ['4.0', '4.0', folded(`PHOTO:data:image/jpeg;base64,${jpeg}`)],
    [
      '4.0, escaped where it need not be',
      '4.0',
      folded(`PHOTO;MEDIATYPE=image/jpeg:data:image/jpeg\\;base64\\,${jpeg}`),
    ],
    ['without its last signs', '3.0', `PHOTO;ENCODING=b:${jpeg.replace(/=+$/, '')}`],
    ['of a type that it is not', '4.0', `PHOTO:data:image/png;base64,${jpeg}`],
  ] as const)('%s: the bytes are the person’s', async ([, version, line]) => {
    expect(await photosOf(card(line, { version }))).toEqual({ photos: [jpeg], remarks: [] })
  })

  test('what is not kept is counted by its reason, and nothing is fetched', async () => {
    const hostile = [
      ['elsewhere', 'PHOTO;VALUE=uri:https://example.org/ana.jpg'],
      ['elsewhere', 'PHOTO:http://example.org/ana.jpg'],
      ['elsewhere', 'PHOTO:file:///etc/passwd'],
      ['tooLarge', folded(`PHOTO:data:image/jpeg;base64,${jpegOf(96, 96, MAX_PHOTO_BYTES + 3)}`)],
      ['tooLarge', folded(`PHOTO;ENCODING=b:${jpegOf(96, 96, 1_200_000)}`)],
      ['tooLarge', `PHOTO;ENCODING=b:${pngOf(50_000, 50_000)}`],
      ['noPicture', `PHOTO:data:image/svg+xml;base64,${Buffer.from('<svg onload="alert(1)"/>').toString('base64')}`],
      ['noPicture', 'PHOTO:data:image/svg+xml,%3Csvg%3E'],
      ['noPicture', 'PHOTO;ENCODING=b:not base64 at all'],
      ['noPicture', `PHOTO;ENCODING=b:${webpOf(10, 10, true)}`],
    ] as const
    const text = hostile.map(([, line], at) => card(line, { uid: `of ${at}`, name: `Person ${at}` })).join('')
    const { photos, remarks } = await photosOf(text)
    expect(photos).toEqual(hostile.map(() => null))
    expect(remarks).toEqual([{ code: 'photos-left-out', params: { tooLarge: 3, elsewhere: 3, noPicture: 4 } }])
  })

  test('of two in one card the first is taken, and the other counted among what is left out', async () => {
    const two = `PHOTO;ENCODING=b:${jpeg}\r\nPHOTO;ENCODING=b:${webpOf(9, 9)}\r\nLOGO;ENCODING=b:${pngOf(9, 9)}`
    expect(await photosOf(card(two))).toEqual({
      photos: [jpeg],
      remarks: [{ code: 'attachments-left-out', params: { count: 2 } }],
    })
  })

  test('a photo is told in the preview, given to who has none, and takes nobody’s place', async ({ journal }) => {
    const { client } = journal
    const file = card(`PHOTO;ENCODING=b:${jpeg}`, { version: '3.0' })
    expect(await importFile(client, 'ana.vcf', card('NOTE:known'))).toMatchObject({ created: 1 })
    const [ana] = (await client.queries.people({})).rows
    if (ana === undefined) throw new Error('nobody was imported')
    const first = await importFile(client, 'ana.vcf', file)
    expect(first).toMatchObject({ created: 0, updated: 1 })
    expect(await client.queries.photo({ id: ana.id })).toEqual({ photo: jpeg })
    await client.commands.editPerson({ id: ana.id, photo: webpOf(50, 50) })
    expect(await importFile(client, 'ana.vcf', file)).toMatchObject({ updated: 0, unchanged: 1 })
    expect(await client.queries.photo({ id: ana.id })).toEqual({ photo: webpOf(50, 50) })
  })
})
