import { z } from 'zod'

/**
 * What a column of a table of people is. `keep`: a line of the notes under the column's own name; `leave-out`: nothing.
 * Columns of one address, and of one role, belong together by the words and numbers around them.
 */
export const columnField = z.enum([
  'keep',
  'leave-out',
  'name',
  'prefix',
  'given',
  'middle',
  'family',
  'suffix',
  'nick',
  'phonetic',
  'pronouns',
  'organisation',
  'title',
  'email',
  'phone',
  'profile',
  'website',
  'message',
  'birthday',
  'birth-year',
  'birth-month',
  'birth-day',
  'date',
  'met-on',
  'place',
  'street',
  'city',
  'region',
  'postal-code',
  'country',
  'circles',
  'notes',
])
export type ColumnField = z.infer<typeof columnField>

/** So many columns of one table can be mapped; the others are kept in the notes. */
export const MAX_MAPPED_COLUMNS = 300
