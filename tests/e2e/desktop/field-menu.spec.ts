import { expect } from '@playwright/test'
import { test } from './desktop-test.ts'

test('the other mouse button offers in a field what can be done with its text', async ({ launch }) => {
  const run = await launch()
  // What a native menu shows is seen by nobody from outside: it is told instead of shown.
  await run.app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function popup(this: Electron.Menu) {
      Reflect.set(
        globalThis,
        'poppedUp',
        this.items.map(({ label }) => label),
      )
    }
  })
  const line = run.main.getByRole('textbox').first()
  await line.fill('coffee with Ana')
  await line.click({ button: 'right' })
  await expect
    .poll(() => run.app.evaluate(() => Reflect.get(globalThis, 'poppedUp') as unknown))
    .toEqual(['Cut', 'Copy', 'Paste', 'Select all'])
  await line.fill('')
})
