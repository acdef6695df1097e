import { organisation } from '#shared/model/organisation.ts'
import { defineKind } from './define-kind.ts'
import { namedRows } from './named-rows.ts'

export const organisationKind = defineKind({
  kind: 'organisation',
  content: organisation,
  stepHashes: ['7270bd1053f30d5a26a3fb9bbcb2fb9461673a7cf80644e588a5a60f0d0b12fc'],
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
