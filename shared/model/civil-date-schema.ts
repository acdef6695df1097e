import { z } from 'zod'
import { parseCivilDate } from './civil-date.ts'

/** A CivilDate in what comes from outside. */
export const civilDate = z
  .string()
  .refine((text) => parseCivilDate(text) !== null, 'not a day of the calendar')
  .brand<'CivilDate'>()

/** A CivilTime in what comes from outside. */
export const civilTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .brand<'CivilTime'>()
