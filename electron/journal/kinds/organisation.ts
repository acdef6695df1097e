import { organisation } from '#shared/model/organisation.ts'
import { defineKind } from './define-kind.ts'
import { namedRows } from './named-rows.ts'

export const organisationKind = defineKind({
  kind: 'organisation',
  content: organisation,
  ...namedRows('organisations'),
  topics: ['organisations', 'people', 'today'],
})
