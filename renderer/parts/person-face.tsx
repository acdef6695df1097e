import { useJournalQuery } from '#client/use-query.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { initials } from '#shared/model/initials.ts'
import { Avatar, type AvatarProps } from '#ui/avatar.tsx'
import { photoAddress } from './photo-address.ts'

export interface PersonFaceProps extends Pick<AvatarProps, 'size'> {
  /** Without `photo` where it is not told whether there is one. */
  person: PersonLink & { readonly photo?: string | null }
}

/** Somebody's photo, else their initials. A list asks for photos of those alone who have one, and whom it shows. */
export function PersonFace({ person, size = 'normal' }: PersonFaceProps) {
  if (typeof person.photo === 'string') return <FaceOfPhoto person={person} size={size} />
  return <Avatar name={person.name} initials={initials(person.name)} size={size} />
}

function FaceOfPhoto({ person: { id, name }, size = 'normal' }: PersonFaceProps) {
  const photo = useJournalQuery('photo', { id }).data?.photo ?? null
  return <Avatar name={name} initials={initials(name)} photo={photoAddress(photo)} size={size} />
}
