import { organisation } from '#shared/model/organisation.ts'
import { defineKind } from './define-kind.ts'
import { namedRows } from './named-rows.ts'

export const organisationKind = defineKind({
  kind: 'organisation',
  content: organisation,
  ...namedRows(
    'organisations',
    (sql, id, survivor) =>
      void sql('UPDATE people SET organisation_id = ? WHERE named_organisation_id = ? AND organisation_id <> ?').run(
        survivor,
        id,
        survivor,
      ),
  ),
  topics: ['organisations', 'people', 'today'],
})
