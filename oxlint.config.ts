import { readdirSync } from 'node:fs'
import { defineConfig, type OxlintOverride } from 'oxlint'
import { featureRule, FOLDER_RULES, type FolderRule } from './tests/architecture/import-rules.ts'

const features = readdirSync(new URL('./renderer/features', import.meta.url))

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'react', 'jsx-a11y', 'import', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['out/**', 'dist/**', 'node_modules/**'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-floating-promises': 'error',
    'eslint/eqeqeq': 'error',
    'eslint/no-var': 'error',
    'eslint/no-console': 'error',
    'import/no-default-export': 'error',
    'import/no-cycle': 'error',
    'react/react-in-jsx-scope': 'off',
    // Taste, or wrong about this code.
    'eslint/no-shadow': 'off',
    'import/no-named-as-default-member': 'off',
    'import/no-unassigned-import': 'off',
    'jsx-a11y/no-autofocus': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/require-post-message-target-origin': 'off',
    'vitest/no-conditional-expect': 'off',
    'vitest/no-standalone-expect': 'off',
    // Rows of a database and brands of ids are asserted where they are read.
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/unbound-method': 'off',
    'typescript/await-thenable': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-base-to-string': 'off',
    'typescript/no-generated-empty-object-type': 'off',
    'typescript/no-unnecessary-type-arguments': 'off',
    'typescript/no-unnecessary-type-assertion': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    'vitest/valid-expect': 'off',
  },
  overrides: [
    { files: ['**/*.config.ts', '.size-limit.ts'], rules: { 'import/no-default-export': 'off' } },
    { files: ['electron/host/**', 'tests/**'], rules: { 'eslint/no-console': 'off' } },
    ...[...FOLDER_RULES, ...features.map(featureRule)].map(importsOf),
    { files: ['**/*.test.ts'], rules: { 'eslint/no-restricted-imports': 'off' } },
  ],
})

/** A folder's rule as oxlint has it: everything is forbidden but what is allowed, type imports too. */
function importsOf(rule: FolderRule): OxlintOverride {
  const allowed = [...rule.mayImport.map(addressPattern), ...rule.packages.flatMap(packagePatterns)]
  const message = `${rule.folder} may not import this: tests/architecture/import-rules.ts says who may import whom.`
  return {
    files: [...rule.files],
    rules: {
      'eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['*', '**/*', '!./**', ...allowed.map((pattern) => `!${pattern}`)], message }] },
      ],
    },
  }
}

function addressPattern(prefix: string): string {
  return prefix.endsWith('/') ? `${prefix}**` : prefix
}

function packagePatterns(name: string): string[] {
  return name.endsWith('*') ? [name, `${name}/**`] : [name, `${name}/**`]
}
