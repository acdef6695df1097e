import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { HostFailure } from './host-failure.ts'
import { ROOT } from './installed-files.ts'

const SOURCES = ['electron', 'renderer', 'shared', 'package.json', 'package-lock.json', 'electron.vite.config.ts']
/** Written after each build that went through, so that one which was interrupted is made again. */
const STAMP = join(ROOT, 'out', 'built')

/** Builds app and page where a source is younger than the last build. @throws HostFailure where the build fails */
export function buildWhereOlder(say: (text: string) => void): void {
  if (existsSync(STAMP) && statSync(STAMP).mtimeMs > Math.max(...SOURCES.map((name) => youngest(join(ROOT, name)))))
    return
  say('Building Rapport …')
  const startedAt = new Date()
  const { status, stdout, stderr } = spawnSync(process.execPath, [electronVite(), 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (status !== 0) throw new HostFailure(`Rapport could not be built:\n${stdout}${stderr}`)
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, `${startedAt.toISOString()}\n`)
}

function electronVite(): string {
  return join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
}

/** The time of the youngest file below `path`, 0 where there is none. */
function youngest(path: string): number {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, youngest(join(path, name))), stat.mtimeMs)
}
