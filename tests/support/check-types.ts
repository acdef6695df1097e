import { spawnSync } from 'node:child_process'

/** One project for each environment: what a folder cannot have at run time, it cannot name. */
const PROJECTS = ['shared', 'electron', 'electron/main', 'electron/preload', 'renderer', 'tests']

let failed = false
for (const project of PROJECTS) {
  const { status } = spawnSync('tsc', ['-p', project], { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) failed = true
}
process.exit(failed ? 1 : 0)
