import { circle } from '#shared/model/circle.ts'
import { defineKind } from './define-kind.ts'
import { namedRows } from './named-rows.ts'

export const circleKind = defineKind({
  kind: 'circle',
  content: circle,
  ...namedRows('circles'),
  topics: ['circles', 'people'],
})
