import { photoType } from '#shared/model/photo.ts'

/** What an `img` shows it by; undefined where there is none. Only what the journal has looked at comes here. */
export function photoAddress(photo: string | null): string | undefined {
  return photo === null ? undefined : `data:${photoType(photo)};base64,${photo}`
}
