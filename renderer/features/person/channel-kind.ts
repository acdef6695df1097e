import type { ChannelEntry } from '#shared/model/person-entries.ts'

const EMAIL = /^\S+@\S+\.\S+$/
const PHONE = /^\+?[\d\s()./-]{5,}$/
const PROFILE = /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:linkedin|xing|github|mastodon|bsky|instagram|facebook)\.\w+\//i
const WEBSITE = /^(?:https?:\/\/|www\.)\S+$/i

/** What kind of way to reach somebody a text can only be; null where it could be several. */
export function channelKindOf(text: string): ChannelEntry['kind'] | null {
  const value = text.trim()
  if (EMAIL.test(value)) return 'email'
  if (PHONE.test(value)) return 'phone'
  if (PROFILE.test(value)) return 'profile'
  return WEBSITE.test(value) ? 'website' : null
}
