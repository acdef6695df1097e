import { circle } from '#shared/model/circle.ts'
import { defineKind } from './define-kind.ts'
import { namedRows } from './named-rows.ts'

export const circleKind = defineKind({
  kind: 'circle',
  content: circle,
  stepHashes: ['20811609161790e3fb92fb4a22015b4477883fd9ea8810893871b3df5e583a11'],
  ...namedRows('circles'),
  topics: ['circles', 'people'],
})
