/** Why bytes from elsewhere are not loaded. `found` is at least so much: counting stops where the limit is passed. */
export type ForeignRefusal =
  | { readonly code: 'too-large'; readonly params: { readonly bytes: number; readonly limit: number } }
  | { readonly code: CountCode; readonly params: { readonly found: number; readonly limit: number } }
  /** `where` names the part of the format; what is unknown here (a newer format) is refused too, not guessed at. */
  | { readonly code: 'malformed'; readonly params: { readonly where: string } }

type CountCode =
  | 'too-many-operations'
  | 'too-many-changes'
  | 'too-many-heads'
  | 'too-deep'
  /** Bytes: of inflated columns and changes, and of strings that are written once and stand for many rows. */
  | 'inflates-too-far'

/** Thrown and caught inside `measureForeign`: nobody else sees it. */
export class ForeignRefused extends Error {
  readonly refusal: ForeignRefusal

  constructor(refusal: ForeignRefusal) {
    super(refusal.code)
    this.name = 'ForeignRefused'
    this.refusal = refusal
  }
}

/** @throws ForeignRefused where `found` is beyond `limit` */
export function requireAtMost(code: CountCode, found: number, limit: number): void {
  if (found > limit) throw new ForeignRefused({ code, params: { found, limit } })
}
