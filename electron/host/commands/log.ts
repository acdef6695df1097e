import { randomFillSync } from 'node:crypto'
import type { ConversationId } from '#shared/model/id.ts'
import { uuidV7 } from '#shared/model/uuid-v7.ts'
import { lineParts } from '#shared/quick-log/line-parts.ts'
import { saysNothing } from '#shared/quick-log/understand-line.ts'
import type { CliCommand } from './cli-command.ts'
import { lineOf, Refused } from './cli-command.ts'
import { describe, readLine } from './read-line.ts'

export const log: CliCommand = {
  operands: 'LINE',
  about: 'Logs a conversation, its people and its follow-ups from one line of plain language.',
  details:
    'A first name that several people have means the one of the latest conversation; the answer names the others.',
  async run(context) {
    const line = lineOf(context, 'The line')
    const client = await context.journal('new or existing')
    const read = await readLine(line, context, client)
    if (saysNothing(read.understood)) throw new Refused('That line says nothing that could be logged.')
    const id = uuidV7(context.now(), (bytes) => void randomFillSync(bytes)) as ConversationId
    const { undo: _undo, ...made } = await client.commands.logLine({ id, parts: lineParts(read.understood) })
    context.print({ ...made, understood: read.draft }, () => describe(read))
  },
}
