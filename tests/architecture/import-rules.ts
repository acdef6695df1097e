/** A folder of ours, the addresses by which others import from it, and what it may import. */
export interface FolderRule {
  /** Files it holds, as globs from the root. */
  readonly files: readonly string[]
  readonly folder: string
  /** Addresses of ours that it may name, as prefixes. Files of the same folder are named with `./`. */
  readonly mayImport: readonly string[]
  /** Packages and Node modules that it may name; a name ends at a slash. `node:*` is any of Node's. */
  readonly packages: readonly string[]
}

const PURE = ['zod', 'temporal-polyfill']
const NODE = ['node:*']
const SQLITE = ['better-sqlite3']
const REACT = ['react', 'react-dom', 'lucide-react', '@lingui/core', '@lingui/react', 'react-aria-components']

/** Who may import whom. The lint reads it, and tests/architecture plants a violation of each. */
export const FOLDER_RULES: readonly FolderRule[] = [
  { folder: 'shared/model', files: ['shared/model/**'], mayImport: [], packages: PURE },
  { folder: 'shared/archive', files: ['shared/archive/**'], mayImport: [], packages: [...PURE, 'fflate'] },
  { folder: 'shared/quick-log', files: ['shared/quick-log/**'], mayImport: ['#shared/model/'], packages: PURE },
  {
    folder: 'shared/contract',
    files: ['shared/contract/**'],
    mayImport: ['#shared/model/'],
    packages: [...PURE, '@orpc/contract'],
  },
  {
    folder: 'electron/journal/documents',
    files: ['electron/journal/documents/**'],
    mayImport: ['#shared/model/'],
    packages: [...PURE, ...NODE, ...SQLITE, '@automerge/automerge'],
  },
  {
    folder: 'electron/journal/projections',
    files: ['electron/journal/projections/**'],
    // Topics are part of the contract, and rows are what decides them.
    mayImport: ['#shared/model/', '#shared/contract/query-topics.ts', '#journal/documents/'],
    packages: [...PURE, ...SQLITE, 'node:crypto'],
  },
  {
    // Who could help with what: words, and what is made of them. It knows no rows and no documents.
    folder: 'electron/journal/matching',
    files: ['electron/journal/matching/**'],
    mayImport: ['#shared/model/'],
    packages: [...PURE, '@orama/stemmers'],
  },
  {
    // Who may be one person: names and what agrees beside them. It knows no rows and no documents.
    folder: 'electron/journal/likeness',
    files: ['electron/journal/likeness/**'],
    mayImport: ['#shared/model/'],
    packages: PURE,
  },
  {
    // All that the engine knows of each kind; given to documents and projections when the journal is opened.
    folder: 'electron/journal/kinds',
    files: ['electron/journal/kinds/**'],
    mayImport: ['#shared/', '#journal/documents/', '#journal/projections/', '#journal/matching/'],
    packages: PURE,
  },
  {
    // iCalendar: when a rule comes, and files for other calendars. It knows no rows and no documents.
    folder: 'electron/journal/calendar',
    files: ['electron/journal/calendar/**'],
    mayImport: ['#shared/model/'],
    packages: [...PURE, 'ical.js'],
  },
  {
    // Meetings of calendars: rows of this device, read from files and addresses.
    folder: 'electron/journal/meetings',
    files: ['electron/journal/meetings/**'],
    mayImport: [
      '#shared/',
      '#journal/calendar/',
      '#journal/runtime/',
      '#journal/documents/database.ts',
      '#journal/documents/document-store.ts',
      '#journal/documents/journal-error.ts',
      '#journal/documents/statements.ts',
      '#journal/exchange/clean-text.ts',
    ],
    // Files and folders are read here, and names of meetings are digests.
    packages: [...PURE, 'node:crypto', 'node:fs', 'node:path'],
  },
  {
    // The plan for calendar programs of this machine. It knows files of secrets, and of the journal the text that it is handed.
    folder: 'electron/journal/feed',
    files: ['electron/journal/feed/**'],
    mayImport: [
      '#shared/contract/',
      '#journal/documents/journal-error.ts',
      '#journal/documents/make-folder.ts',
      '#journal/documents/read-small-file.ts',
      '#journal/documents/sealed-text.ts',
      '#journal/documents/write-whole-file.ts',
    ],
    packages: ['node:crypto', 'node:fs', 'node:http', 'node:net', 'node:path'],
  },
  {
    folder: 'electron/journal/queries',
    files: ['electron/journal/queries/**'],
    // Documents: the store for history and conflicts, and its errors.
    mayImport: [
      '#shared/',
      '#journal/projections/',
      '#journal/documents/document-store.ts',
      '#journal/documents/journal-error.ts',
      '#journal/documents/statements.ts',
      '#journal/kinds/',
      '#journal/calendar/',
      '#journal/matching/',
    ],
    packages: PURE,
  },
  {
    // What commands and imports run in: commits, undo, jobs, edit sessions.
    folder: 'electron/journal/runtime',
    files: ['electron/journal/runtime/**'],
    mayImport: ['#shared/', '#journal/documents/', '#journal/projections/'],
    packages: [...PURE, 'node:crypto'],
  },
  {
    folder: 'electron/journal/commands',
    files: ['electron/journal/commands/**'],
    mayImport: [
      '#shared/',
      '#journal/documents/',
      '#journal/projections/',
      '#journal/runtime/',
      '#journal/calendar/',
      '#journal/journal.ts',
    ],
    packages: [...PURE, 'fractional-indexing'],
  },
  {
    folder: 'electron/journal/exchange',
    files: ['electron/journal/exchange/**'],
    mayImport: [
      '#shared/',
      '#journal/commands/',
      '#journal/runtime/',
      '#journal/queries/',
      '#journal/kinds/',
      '#journal/calendar/',
      '#journal/likeness/',
      // Whom documents name who were merged since.
      '#journal/projections/survivor.ts',
      // A file of the whole journal is read by the rules of each kind, and compared as documents are.
      '#journal/documents/content.ts',
      '#journal/documents/kind-rules.ts',
      '#journal/documents/plain.ts',
      '#journal/documents/derived-id.ts',
      '#journal/documents/document-store.ts',
      '#journal/documents/journal-error.ts',
    ],
    packages: [...PURE, ...NODE, 'ical.js', 'papaparse', 'libphonenumber-js', '@skyra/jaro-winkler', 'yauzl', 'yaml'],
  },
  {
    // What devices say to each other, and who may. It knows documents, and no rows.
    folder: 'electron/journal/sync',
    files: ['electron/journal/sync/**'],
    mayImport: ['#shared/', '#journal/documents/'],
    packages: [...PURE, ...NODE, 'bonjour-service'],
  },
  {
    folder: 'electron/journal',
    files: ['electron/journal/*.ts'],
    mayImport: ['#shared/', '#journal/'],
    packages: [...PURE, ...NODE, '@orpc/server'],
  },
  {
    folder: 'electron/host',
    files: ['electron/host/**'],
    mayImport: ['#shared/', '#journal/', '#host/'],
    packages: [...PURE, ...NODE, '@orpc/server', '@orpc/client', 'ws'],
  },
  {
    // Runs when Rapport is built, and is in nothing that is built.
    folder: 'electron/build',
    files: ['electron/build/**'],
    mayImport: [],
    packages: [...NODE, 'vite'],
  },
  {
    folder: 'electron/main',
    files: ['electron/main/**'],
    mayImport: ['#shared/'],
    packages: [...PURE, ...NODE, 'electron', 'electron-log', '@orpc/client'],
  },
  {
    folder: 'electron/preload',
    files: ['electron/preload/**'],
    mayImport: ['#shared/'],
    packages: [...PURE, 'electron'],
  },
  {
    folder: 'renderer/ui',
    files: ['renderer/ui/**'],
    mayImport: [],
    packages: [
      ...REACT,
      '@codemirror/*',
      '@lezer/*',
      '@internationalized/date',
      '@tanstack/react-virtual',
      '@fontsource-variable/*',
      'react-markdown',
      'remark-gfm',
      'tinykeys',
    ],
  },
  {
    // Parts that know what a journal is, for every feature alike.
    folder: 'renderer/parts',
    files: ['renderer/parts/**'],
    mayImport: ['#shared/', '#ui/', '#client/'],
    // The timeline, which stands on its screen and on the page of a person.
    packages: [...REACT, 'd3-scale', 'd3-selection', 'd3-zoom'],
  },
  {
    folder: 'renderer/client',
    files: ['renderer/client/**'],
    mayImport: ['#shared/'],
    packages: ['react', '@tanstack/react-query', '@orpc/client'],
  },
  {
    folder: 'renderer/app',
    files: ['renderer/app/**'],
    mayImport: ['#shared/', '#ui/', '#parts/', '#client/', '#features/', '#app/'],
    packages: [...REACT, '@tanstack/*', 'tinykeys', '@leeoniya/ufuzzy', '@fontsource-variable/*'],
  },
]

/** Each feature on its own, so that none can name a sibling. */
export function featureRule(name: string): FolderRule {
  return {
    folder: `renderer/features/${name}`,
    files: [`renderer/features/${name}/**`],
    mayImport: ['#shared/', '#ui/', '#parts/', '#client/', `#features/${name}/`],
    packages: [
      ...REACT,
      '@tanstack/react-query',
      '@internationalized/date',
      'd3-selection',
      'd3-zoom',
      '@xyflow/react',
      '@dagrejs/dagre',
      'uqr',
    ],
  }
}

/** Every address of ours that a rule can forbid. */
export const OUR_ADDRESSES = [
  '#shared/model/',
  '#shared/quick-log/',
  '#shared/contract/',
  '#journal/documents/',
  '#journal/projections/',
  '#journal/kinds/',
  '#journal/calendar/',
  '#journal/queries/',
  '#journal/runtime/',
  '#journal/commands/',
  '#journal/exchange/',
  '#journal/sync/',
  '#journal/',
  '#host/',
  '#build/',
  '#main/',
  '#ui/',
  '#parts/',
  '#client/',
  '#features/',
  '#app/',
  '#support/',
] as const

/** Why `specifier` may not be imported under `rule`; null when it may. */
export function forbiddenBecause(rule: FolderRule, specifier: string): string | null {
  if (specifier.startsWith('./')) return null
  if (specifier.startsWith('../')) return 'another folder is named by its address, `#…`'
  if (specifier.startsWith('#')) {
    return rule.mayImport.some((prefix) => specifier.startsWith(prefix))
      ? null
      : `${rule.folder} may not import ${specifier}`
  }
  const name = packageName(specifier)
  const allowed = rule.packages.some(
    (pattern) => pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1))),
  )
  return allowed ? null : `${rule.folder} may not import the package ${name}`
}

function packageName(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}
