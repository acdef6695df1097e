/** What tags are compared by: two that differ only in case are one. */
export function tagKey(tag: string): string {
  return tag.toLowerCase()
}
