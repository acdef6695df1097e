import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'

const END_WITHIN_MS = 15_000

/** One user: a journal, keys and windows of its own, kept over several runs of the app. */
export interface DesktopHome {
  readonly folder: string
  readonly env: Record<string, string>
  remove(): void
}

export interface DesktopRun {
  readonly app: ElectronApplication
  readonly main: Page
  readonly quickLog: Page
  /** Which windows can be seen, by page, and which of them has the keyboard. */
  windows(): Promise<{ readonly page: 'main' | 'quick-log'; readonly visible: boolean; readonly focused: boolean }[]>
  /** As the user does it: closes the main window. Answers with the exit code when the process has ended. */
  closeWindow(): Promise<number | null>
  /** Ends the process, whatever state it is in. */
  end(): Promise<void>
}

export function desktopHome(): DesktopHome {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-desktop-'))
  return {
    folder,
    // No test is to be found by other machines.
    env: {
      RAPPORT_JOURNAL: join(folder, 'journal'),
      RAPPORT_CONFIG: join(folder, 'config'),
      RAPPORT_SYNC_BIND: '127.0.0.1',
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/**
 * The executable and what it needs to start the app.
 * @param appFolder where `package.json` and `out` are
 */
function desktopCommand(appFolder = process.cwd()): { readonly file: string; readonly args: string[] } {
  const file = process.env['ELECTRON_EXEC_PATH'] ?? String(createRequire(import.meta.url)('electron'))
  // Chromium refuses its sandbox to root.
  return { file, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), appFolder] }
}

/** Starts the built app, and waits for no page of it. */
export function startDesktop(
  home: DesktopHome,
  args: readonly string[] = [],
  appFolder?: string,
): Promise<ElectronApplication> {
  return attachedApp(home, [...desktopCommand(appFolder).args, ...args])
}

/** The page of the main window, as soon as it is there: that of the quick log comes when this one is shown. */
export function mainPageOf(app: ElectronApplication): Promise<Page> {
  return pageOf(app, false)
}

/** Starts the built app and waits for both of its pages. */
export async function launchDesktop(
  home: DesktopHome,
  args: readonly string[] = [],
  appFolder?: string,
): Promise<DesktopRun> {
  const app = await startDesktop(home, args, appFolder)
  // Playwright forgets the process when it has ended.
  const child = app.process()
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [main, quickLog] = await Promise.all([mainPageOf(app), pageOf(app, true)])
  return {
    app,
    main,
    quickLog,
    windows: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          page: window.webContents.getURL().includes('/quick-log.html') ? 'quick-log' : 'main',
          visible: window.isVisible(),
          focused: window.isFocused(),
        })),
      ),
    async closeWindow() {
      await app.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows().find(
          (each) => !each.webContents.getURL().includes('/quick-log.html'),
        )
        // After this answer: the process may be gone before it.
        setTimeout(() => window?.close(), 50)
      })
      return ended
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      await endDesktop(app)
      await ended
    },
  }
}

/** Quits the app; one that does not go is killed. */
export async function endDesktop(app: ElectronApplication): Promise<void> {
  const child = app.process()
  const late = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS)
  await app.close().catch(() => child.kill('SIGKILL'))
  clearTimeout(late)
}

/** Starts a second instance, which hands its arguments over and ends. Answers with its exit code. */
export async function launchSecond(
  home: DesktopHome,
  args: readonly string[],
  appFolder?: string,
): Promise<number | null> {
  const command = desktopCommand(appFolder)
  const second: ChildProcess = spawn(command.file, [...command.args, ...args], {
    env: { ...definedEnvironment(), ...home.env },
    stdio: 'ignore',
  })
  return new Promise((resolve) => second.once('exit', resolve))
}

/** Keys pressed on the desktop itself, whatever window has the keyboard. */
export function pressOnDesktop(keys: string): void {
  execFileSync('xdotool', ['key', '--clearmodifiers', keys])
}

export function typeOnDesktop(text: string): void {
  execFileSync('xdotool', ['type', '--delay', '5', text])
}

/** Whether keys can be pressed on this desktop: an X server, and xdotool. */
export function canPressOnDesktop(): boolean {
  if (!process.env['DISPLAY']) return false
  try {
    execFileSync('xdotool', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/**
 * Playwright holds the app back until it is attached, but only where it starts the pinned Electron by itself. Another
 * one runs ahead of it, and about one in thirty attachments then hangs before the app could be at fault: try again.
 */
export async function attachedApp(home: DesktopHome, args: string[], attempts = 3): Promise<ElectronApplication> {
  const executablePath = process.env['ELECTRON_EXEC_PATH']
  const env = { ...definedEnvironment(), ...home.env }
  try {
    return await _electron.launch({ args, env, timeout: 15_000, ...(executablePath ? { executablePath } : {}) })
  } catch (error) {
    if (attempts === 1) throw error
    return attachedApp(home, args, attempts - 1)
  }
}

async function pageOf(app: ElectronApplication, isQuickLog: boolean): Promise<Page> {
  const wanted = (page: Page): boolean =>
    page.url().startsWith('app://') && page.url().includes('/quick-log.html') === isQuickLog
  const deadline = Date.now() + 30_000
  for (;;) {
    const found = app.windows().find(wanted)
    if (found) return found
    if (Date.now() > deadline)
      throw new Error(
        `No ${isQuickLog ? 'quick-log' : 'main'} window: ${app
          .windows()
          .map((page) => page.url())
          .join(', ')}`,
      )
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries)
}
