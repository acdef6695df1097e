import { expect, test } from 'vitest'
import { mergeCard, slimCard } from './merge-card.ts'

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', 'UID:1', ...lines, 'END:VCARD', ''].join('\r\n')
const lines = (text: string | null) => text?.replaceAll('\r\n ', '').split('\r\n').slice(3, -2)

test('what is there in another spelling is not written twice', () => {
  const theirs = card(
    'FN:Ana Ruiz',
    'TEL;TYPE=CELL:0049 (30) 11-11',
    'ADR;TYPE=HOME:;;Street 1;Berlin;;10115;Germany',
    'EMAIL;TYPE=INTERNET:ANA@acme.example',
    'CATEGORIES:Board,Friends',
  )
  const ours = card(
    'FN:Ana Ruiz',
    'item1.TEL:+49 30 1111',
    'item1.X-ABLABEL:mobile',
    'ADR:;;Street 1\\, 10115 Berlin\\, Germany;;;;',
    'EMAIL:ana@acme.example',
    'CATEGORIES:Friends',
  )
  expect(mergeCard(theirs, '', ours)).toBeNull()
})

test('one category of several goes, and the others stay', () => {
  const theirs = card('FN:Ana', 'CATEGORIES:Board,Friends\\, old,Golf')
  expect(
    lines(mergeCard(theirs, card('FN:Ana', 'CATEGORIES:Board', 'CATEGORIES:Golf'), card('FN:Ana', 'CATEGORIES:Golf'))),
  ).toEqual(['FN:Ana', 'CATEGORIES:Friends\\, old,Golf'])
})

test('a label goes with its number, and a new one takes none that is there', () => {
  const theirs = card(
    'FN:Ana',
    'item1.TEL:1111',
    'item1.X-ABLabel:old',
    'item2.URL:https://a.example',
    'item2.X-ABLabel:page',
  )
  const [before, now] = [
    card('FN:Ana', 'item1.TEL:1111', 'item1.X-ABLABEL:old'),
    card('FN:Ana', 'item1.TEL:2222', 'item1.X-ABLABEL:new'),
  ]
  expect(lines(mergeCard(theirs, before, now))).toEqual([
    'FN:Ana',
    'item2.URL:https://a.example',
    'item2.X-ABLABEL:page',
    'item3.TEL:2222',
    'item3.X-ABLABEL:new',
  ])
})

test('of what a card has once the server’s stays, until it is changed here', () => {
  const theirs = card('FN:Ana M. Ruiz', 'N:Ruiz;Ana;M.;;', 'NOTE:theirs')
  const ours = card('FN:Ana Ruiz', 'N:Ruiz;Ana;;;', 'NOTE:ours')
  expect(mergeCard(theirs, '', ours)).toBeNull()
  expect(lines(mergeCard(theirs, ours, card('FN:Ana Ruiz', 'N:Ruiz;Ana;;;', 'NOTE:newer')))).toEqual([
    'FN:Ana M. Ruiz',
    'N:Ruiz;Ana;M.;;',
    'NOTE:newer',
  ])
})

test('pictures and what nobody knows stay, a long line is cut between letters', () => {
  const picture = `PHOTO;ENCODING=b:${'A'.repeat(200)}`
  const theirs = card('FN:Ana', picture, 'X-ODD;P="a:b;c":v:w')
  const note = `NOTE:${'ü'.repeat(120)}`
  const merged = mergeCard(theirs, card('FN:Ana'), card('FN:Ana', note)) ?? ''
  expect(lines(merged)).toEqual(['FN:Ana', picture, 'X-ODD;P="a:b;c":v:w', note])
  for (const line of merged.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(slimCard(theirs)).not.toContain('PHOTO')
})
