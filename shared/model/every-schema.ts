import { z } from 'zod'
import { EVERY } from './every.ts'

/** Apart from the reckoning, which the line needs and zod not. */
export const every = z.string().regex(EVERY)
