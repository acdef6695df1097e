import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const CHANGING = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'renameSync',
  'linkSync',
  'rmSync',
  'mkdirSync',
  'writeFileSync',
  'chmodSync',
] as const

/** What happens at the step `at` of those that open or change files through `node:fs`, counted from 0. */
export interface DiskFault {
  readonly at: number
  /** `killed`: that step and every later one does nothing; anything else is the error of that one step. */
  readonly what: 'killed' | 'EIO' | 'ENOSPC' | 'EDQUOT' | 'EMFILE' | 'EROFS' | 'EACCES'
}

/** Lets `work` meet a fault of the disk. @returns how many steps were taken, and what `work` threw */
export async function withDiskFault(
  { at, what }: DiskFault,
  work: () => unknown,
): Promise<{ steps: number; thrown: unknown }> {
  const real = { ...fs }
  let steps = 0
  for (const name of CHANGING) {
    const call = real[name] as (...given: unknown[]) => unknown
    const failing = (...given: unknown[]) => {
      const step = steps++
      if (step === at || (step > at && what === 'killed')) throw Object.assign(new Error(what), { code: what })
      return call(...given)
    }
    Object.assign(fs, { [name]: failing })
  }
  syncBuiltinESMExports()
  try {
    await work()
    return { steps, thrown: null }
  } catch (error) {
    return { steps, thrown: error }
  } finally {
    Object.assign(fs, Object.fromEntries(CHANGING.map((name) => [name, real[name]])))
    syncBuiltinESMExports()
  }
}
