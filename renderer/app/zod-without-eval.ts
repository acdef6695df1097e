// oxlint-disable eslint/no-restricted-imports -- the one file of the page that stands in zod's place
import { config } from 'zod/v4'

// Each schema of an object, when it is made, looks whether `eval` is allowed, which the content security policy
// reports. The build puts this module in zod's place (electron.vite.config.ts): what makes a schema imports it, so
// that it runs before, whatever files the build makes.
config({ jitless: true })

export * from 'zod/v4'
