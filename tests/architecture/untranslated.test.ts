import { expect, test } from 'vitest'
import { untranslatedParts, usersTexts } from '#support/untranslated.ts'

const USERS = usersTexts(['Ana Ruiz', 'Asked about\nthe “quiet” garden today. #sailing', 'coffee'])

test.for([
  '[Ŧöðåý··]',
  '[Ļåšŧ·· šþöķéñ··· ŵîŧĥ·· Ana Ruiz]',
  '[{[ñéšŧéð···]} öñé··]',
  'Ana Ruiz',
  'Ana Ruiz · 23 Nov',
  'about the "quiet" garden',
  '… the “quiet” garden …',
  '3 days ago',
  'Monday, 23 November 2026',
  '12 %',
])('%s is nothing to translate', (text) => expect(untranslatedParts(text, USERS)).toEqual([]))

test.for([
  'Today',
  'Ana Ruiz is cold',
  'Coffee',
  'coffee',
  'garden',
  'Last spoke [3 ðåýš··] before',
  '[Ŧöðåý··] and People',
])('%s is noticed', (text) => expect(untranslatedParts(text, USERS)).not.toEqual([]))
