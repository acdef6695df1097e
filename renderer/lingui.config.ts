import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/app/locales/{locale}',
      // tests/architecture/catalog.test.ts finds a folder with messages that is missing here.
      include: ['app', 'features', 'parts', 'ui', 'client'].map((folder) => `<rootDir>/${folder}`),
    },
  ],
  // Without line numbers a catalog changes only when a message does.
  format: formatter({ lineNumbers: false, printPlaceholdersInComments: false, explicitIdAsDefault: true }),
  orderBy: 'messageId',
})
