import type { FolderReport } from '#shared/contract/export-contract.ts'
import { counted } from './words.ts'

/** What an export into a folder has done. */
export function folderLines(report: FolderReport): (string | null)[] {
  const { written, unchanged, keptByHand, moved, folder } = report
  return [
    ...stopLines(report),
    `${counted(written, 'file', 'files')} written, ${unchanged} as before, in ${folder}`,
    moved > 0 ? `${counted(moved, 'file', 'files')} of what is gone moved to Removed` : null,
    keptByHand.length > 0 ? 'Edited by hand, and kept; what Rapport has to say stands beside:' : null,
    ...keptByHand.map((path) => `  ${path}`),
  ]
}

/** Where this export was stopped, or the one before it. */
export function stopLines({ stopped, earlier }: Pick<FolderReport, 'stopped' | 'earlier'>): string[] {
  const said: string[] = []
  if (stopped !== null) {
    const { isPlacing, inPlace, of, last } = stopped
    said.push(
      isPlacing
        ? `Stopped when ${inPlace} of ${counted(of, 'new file', 'new files')} stood in their place. The same export again goes on.`
        : `Stopped after ${counted(of, 'new file was', 'new files were')} written aside. In the folder nothing has changed.`,
    )
    if (last !== null) said.push(`The last was ${last}`)
  }
  if (earlier !== null)
    said.push(
      earlier.of === 0
        ? 'The export before this one was stopped before anything stood in its place.'
        : `The export before this one was stopped when ${earlier.inPlace} of ${earlier.of} files stood in their place.`,
    )
  return said
}
