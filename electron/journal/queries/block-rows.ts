import type { Sql } from '#journal/documents/statements.ts'
import type { TimeBlockId } from '#shared/model/id.ts'
import { timeBlock, type TimeBlock } from '#shared/model/time-block.ts'

export interface KeptBlock {
  readonly id: TimeBlockId
  readonly content: TimeBlock
}

/** Every block that is not in the trash, in the order in which they were made. */
export function keptBlocks(sql: Sql): KeptBlock[] {
  const rows = sql('SELECT id, content FROM time_blocks WHERE deleted_at IS NULL ORDER BY n').all() as {
    id: TimeBlockId
    content: string
  }[]
  return rows.map(({ id, content }) => ({ id, content: timeBlock.parse(JSON.parse(content)) }))
}
