import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SampleFiles } from '#journal/journal.ts'

/**
 * Reads the sample journal of `resources`. Conversations are in several files, by year, so that each can be read
 * by whoever writes them.
 */
export function readSampleFiles(resources: string): SampleFiles {
  const folder = join(resources, 'sample-journal')
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const parts = readdirSync(folder).filter((file) => /^conversations-\d+\.json$/.test(file))
  return {
    people: read('people.json'),
    conversations: parts.toSorted().flatMap(read),
    followUps: read('follow-ups.json'),
    organisations: read('organisations.json'),
    circles: read('circles.json'),
    strategy: read('strategy.json'),
    canvas: read('canvas.json'),
    cards: read('cards.json'),
    plan: read('plan.json'),
    giving: read('giving.json'),
    reviews: read('reviews.json'),
  }
}
