/** What the timeline is narrowed to, as it stands in its address. */
export type TimelineSearch = {
  readonly person?: string
  readonly circle?: string
  readonly archetype?: string
  readonly tag?: string
}

const AN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads an address; what makes no sense is left out. */
export function readTimelineSearch(raw: Readonly<Record<string, unknown>>): TimelineSearch {
  const { tag } = raw
  const ids = (['person', 'circle', 'archetype'] as const).flatMap((key) => {
    const id = raw[key]
    return typeof id === 'string' && AN_ID.test(id) ? [[key, id] as const] : []
  })
  return {
    ...Object.fromEntries(ids),
    ...(typeof tag === 'string' && tag !== '' && { tag: tag.slice(0, 100) }),
  }
}
