/** Groups that address books fill themselves: everybody is in them, they say nothing about a person. */
const SYSTEM_GROUPS = new Set([
  'mycontacts',
  'my contacts',
  'starred',
  'starred in android',
  'other contacts',
  'contacts',
  'all',
])

/** The circle that a group of an address book stands for, without Google's mark `* `; null for the program's own groups. */
export function circleOfGroup(group: string): string | null {
  const name = group.trim().replace(/^\*\s*/, '')
  return name === '' || SYSTEM_GROUPS.has(name.toLowerCase()) ? null : name
}
