/** Views of the notes of people for Obsidian's bases: tables that say what the lists of Rapport say. */
export const VAULT_VIEWS: Readonly<Record<string, string>> = {
  'People.base': view('People', [], ['file.name', 'rapport-ring', 'company', 'title', 'rapport-last-conversation']),
  'Going quiet.base': view(
    'Going quiet',
    ['rapport-due < today()'],
    ['file.name', 'rapport-ring', 'rapport-last-conversation', 'rapport-due'],
  ),
  'Open follow-ups.base': view(
    'Open follow-ups',
    ['rapport-open-follow-ups > 0'],
    ['file.name', 'rapport-open-follow-ups', 'rapport-next-follow-up'],
  ),
}

function view(name: string, filters: readonly string[], order: readonly string[]): string {
  // A name with a hyphen is asked for by brackets in a formula.
  const formula = (filter: string) => filter.replace(/^(rapport-[a-z-]+)/, 'note["$1"]')
  const all = ['file.hasTag("person")', ...filters.map(formula)]
  return [
    'filters:',
    '  and:',
    ...all.map((filter) => `    - ${JSON.stringify(filter)}`),
    'views:',
    '  - type: table',
    `    name: ${name}`,
    '    order:',
    ...order.map((property) => `      - ${property}`),
    '',
  ].join('\n')
}
