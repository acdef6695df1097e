import { expect, test } from 'vitest'
import { jpegOf, pngOf, webpOf } from '#support/small-pictures.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTO_SIDE, photo, photoMark, photoProblem, photoType } from './photo.ts'

const encode = (text: string) => Buffer.from(text).toString('base64')

test('a small JPEG, PNG or WebP is a photo, and is what its bytes say', () => {
  for (const [made, type] of [
    [jpegOf(192, 192), 'image/jpeg'],
    [pngOf(96, 128), 'image/png'],
    [webpOf(MAX_PHOTO_SIDE, 1), 'image/webp'],
  ] as const) {
    expect([photoProblem(made), photoType(made), photo.safeParse(made).success]).toEqual([null, type, true])
  }
})

test('what asks for more memory than its bytes say, or is too long, is too large', () => {
  for (const bomb of [
    pngOf(60_000, 60_000),
    jpegOf(65_535, 65_535),
    webpOf(16_000, 16_000),
    pngOf(MAX_PHOTO_SIDE + 1, 1),
  ])
    expect([photoProblem(bomb), photo.safeParse(bomb).success]).toEqual(['too-large', false])
  expect(photoProblem(jpegOf(192, 192, MAX_PHOTO_BYTES))).toBe(null)
  expect(photoProblem(jpegOf(192, 192, MAX_PHOTO_BYTES + 1))).toBe('too-large')
})

test('what is no such picture is none: SVG, what moves, what is cut off, and no base64', () => {
  const whole = pngOf(10, 10)
  const odd = [
    '',
    '!!!!',
    'AAA',
    encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    encode('GIF89a\x01\x00\x01\x00'),
    pngOf(10, 10, { isMoving: true }),
    webpOf(10, 10, true),
    webpOf(10, 10).slice(0, 24),
    whole.slice(0, 32),
    jpegOf(10, 10).slice(0, 20),
    jpegOf(0, 10),
    `data:image/png;base64,${whole}`,
    ` ${whole}`,
    // The same bytes written in another way.
    `${encode('ab').slice(0, 2)}J=`,
  ]
  for (const text of odd) expect(photoProblem(text), text).toBe('no-picture')
})

test('no bytes whatever make it fail', () => {
  for (let seed = 0; seed < 2000; seed++) {
    const bytes = Buffer.from(seed % 3 === 0 ? jpegOf(9, 9) : seed % 3 === 1 ? pngOf(9, 9) : webpOf(9, 9), 'base64')
    for (let at = 0; at < 6; at++) bytes[(seed * 31 + at * 7) % bytes.length] = (seed * 131 + at * 17) & 0xff
    expect(['too-large', 'no-picture', null]).toContain(photoProblem(bytes.toString('base64')))
  }
})

test('another photo has another mark', () => {
  expect(photoMark(jpegOf(1, 2))).toMatch(/^[0-9a-f]{8}$/)
  expect(photoMark(jpegOf(1, 2))).not.toBe(photoMark(jpegOf(2, 1)))
})
