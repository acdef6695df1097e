import { open, rm } from 'node:fs/promises'
import { Refused } from './cli-command.ts'

interface Piece {
  readonly text: string
  readonly done: number
}

/**
 * Writes pieces into a new file. What is there already is left alone, and where the disk fails, half of it is taken away, which would look
 * like a whole one.
 * @returns what the last piece says is done
 * @throws Refused where it cannot be written
 */
export async function writeNewFile(out: string, pieces: AsyncIterable<Piece> | Iterable<Piece>): Promise<number> {
  const file = await open(out, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new Refused(`${out} is there already, and was left as it is.`)
    throw new Refused(`${out} cannot be written: ${error.message}`)
  })
  let all = 0
  try {
    for await (const { text, done } of pieces) {
      await file.write(text)
      all = done
    }
    await file.sync()
  } catch (error) {
    await rm(out, { force: true })
    if (error instanceof Error && 'syscall' in error) throw new Refused(`${out} cannot be written: ${error.message}`)
    throw error
  } finally {
    await file.close()
  }
  return all
}
