import { useJournalQuery } from '#client/use-query.ts'
import type { CircleId, OrganisationId } from '#shared/model/id.ts'
import { foldName } from '#shared/model/person-name.ts'
import type { GroupFace } from './groups-search.ts'

/** A circle, an organisation or a tag, with how many people or conversations it has. `id` of a tag is the tag. */
export type Group =
  | { readonly face: 'circles'; readonly id: CircleId; readonly name: string; readonly count: number }
  | { readonly face: 'organisations'; readonly id: OrganisationId; readonly name: string; readonly count: number }
  | { readonly face: 'tags'; readonly id: string; readonly name: string; readonly count: number }

const MAX_ORGANISATIONS = 500

/** The groups of a face whose names have `text` in them; undefined while they are not known. */
export function useGroups(face: GroupFace, text: string) {
  const circles = useJournalQuery('circles', undefined, { enabled: face === 'circles' })
  const organisations = useJournalQuery(
    'organisations',
    { text: text.trim(), limit: MAX_ORGANISATIONS },
    { enabled: face === 'organisations', keepPrevious: true },
  )
  const tags = useJournalQuery('tags', undefined, { enabled: face === 'tags' })
  const { data, error } = { circles, organisations, tags }[face]
  const rows: readonly Group[] | undefined = data?.map((row) =>
    'tag' in row
      ? { face: 'tags', id: row.tag, name: row.tag, count: row.conversations }
      : ({ face, id: row.id, name: row.name, count: row.people } as Group),
  )
  const wanted = foldName(text)
  return {
    rows: rows?.filter(({ name }) => foldName(name).includes(wanted)),
    isCut: data?.length === MAX_ORGANISATIONS,
    error,
  }
}
