/** A command that makes no sense as things stand, in words for the user. Nothing was written. */
export class Refusal extends Error {
  readonly kind: 'conflict' | 'refused'

  constructor(kind: 'conflict' | 'refused', because: string) {
    super(because)
    this.name = 'Refusal'
    this.kind = kind
  }
}
