import { FOUND_KINDS, type FoundKind } from '#shared/model/schemas.ts'

/** What the Search screen shows, as in its address. */
export interface SearchAddress {
  readonly text?: string
  readonly kind?: FoundKind
}

/** Reads an address; what makes no sense is left out. */
export function readSearchAddress({ text, kind }: Readonly<Record<string, unknown>>): SearchAddress {
  const known = FOUND_KINDS.find((one) => one === kind)
  return {
    ...(typeof text === 'string' && text !== '' && { text: text.slice(0, 500) }),
    ...(known !== undefined && { kind: known }),
  }
}
