import { z } from 'zod'

/** What a file that is no text is, as far as its first bytes tell. `riff`: a WebP picture, a sound or a video. */
export const binaryFile = z.enum([
  'zip',
  'workbook',
  'empty-zip',
  'gzip',
  'seven-zip',
  'rar',
  'old-office',
  'outlook-data',
  'png',
  'jpeg',
  'gif',
  'riff',
  'video',
  'pdf',
  'sqlite',
  'property-list',
  'program',
  'binary',
])
export type BinaryFile = z.infer<typeof binaryFile>

/** What a text file of no known format is. */
export const textFile = z.enum([
  'calendar',
  /** A whole journal, which is imported by itself. */
  'journal',
  /** JSON Canvas, which is taken in on the canvas of the strategy. */
  'canvas',
  'web-page',
  'xml',
  'json',
  'ldif',
  'linkedin-messages',
  'linkedin-invitations',
  'table',
])
export type TextFile = z.infer<typeof textFile>
