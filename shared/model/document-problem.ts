import { z } from 'zod'

/** Why a document cannot be trusted, or not be shown. */
export const documentProblem = z.enum([
  /** Its bytes are not those that were written. */
  'wrong-hash',
  /** Its changes do not lead to where they should: one is missing, or was put in. */
  'wrong-heads',
  /** It does not begin with the root change of its kind. */
  'wrong-root',
  /** Automerge cannot make a document of it. */
  'not-loadable',
  /** Beyond what is loaded. */
  'too-large',
  'wrong-id',
  /** It says that it is of another kind. */
  'wrong-kind',
  /** It does not say by which schema it was written. */
  'no-schema',
  /** One of its maps has more entries than are shown. */
  'too-many-entries',
  /** A field does not fit the model. */
  'wrong-field',
  /** A newer Rapport wrote it, or only that one knows its kind. */
  'newer',
  /** Kept from before reasons had codes. */
  'other',
])
export type DocumentProblem = z.infer<typeof documentProblem>
