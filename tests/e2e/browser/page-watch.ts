import type { BrowserContext } from '@playwright/test'

/** What goes wrong in any tab of a context while a test runs. */
export interface PageWatch {
  /** What the consoles said as errors, what the policy refused, what was thrown, and requests that left the host. */
  readonly troubles: readonly string[]
  /** From now on, troubles like this one are part of the test. */
  expect(trouble: RegExp): void
}

/** Watches every tab: a page in order says nothing, breaks no rule of its policy and asks no other host for anything. */
export async function watchPages(context: BrowserContext): Promise<PageWatch> {
  const troubles: string[] = []
  const expected: RegExp[] = []
  const note = (trouble: string) => {
    if (!expected.some((known) => known.test(trouble))) troubles.push(trouble)
  }
  context.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => note(`thrown: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (hostname !== '127.0.0.1' && !['data:', 'blob:', 'about:'].includes(protocol))
      note(`left the host: ${request.url()}`)
  })
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
      console.error(`policy: ${effectiveDirective} refused ${blockedURI} (${sourceFile}:${lineNumber})`),
    )
  })
  return { troubles, expect: (trouble) => void expected.push(trouble) }
}
