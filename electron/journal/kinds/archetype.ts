import { archetype } from '#shared/model/archetype.ts'
import { foldName } from '#shared/model/person-name.ts'
import { dayOfInstant } from './day-of-instant.ts'
import { defineKind } from './define-kind.ts'

export const archetypeKind = defineKind({
  kind: 'archetype',
  content: archetype,
  steps: [{ maps: ['goals'], texts: ['notes'] }],
  stepHashes: ['347ee94a5d193f1c8140c17aa55649da69060fdd277ee521bcf392c77ab3a901'],
  atomicPaths: [],
  watched: [['name'], ['why'], ['seats']],
  fixedId: null,
  tables: {
    archetypes: `
      CREATE TABLE archetypes (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_key TEXT NOT NULL, why TEXT NOT NULL,
        seats INTEGER NOT NULL, sort_order TEXT NOT NULL, notes TEXT NOT NULL, created_at INTEGER NOT NULL,
        deleted_at INTEGER, read_only INTEGER NOT NULL
      );
      CREATE INDEX archetypes_by_order ON archetypes (sort_order, id) WHERE deleted_at IS NULL;`,
  },
  rowsVersion: 1,
  title: ({ name }) => name,
  day: ({ createdAt }) => dayOfInstant(createdAt),
  links: ({ goals }) => Object.keys(goals).map((named) => ({ role: 'serves', named, keptInTrash: true as const })),
  searchText: ({ name, why, notes }) => ({ title: name, body: notes, more: why }),
  namesInText: [],
  mergedInto: null,
  topics: ['strategy', 'archetypes'],
  writeRows: ({ sql }, { n, id, content, readOnly }) => {
    sql('INSERT INTO archetypes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      n,
      id,
      content.name,
      foldName(content.name),
      content.why,
      content.seats,
      content.order,
      content.notes,
      content.createdAt,
      content.deletedAt ?? null,
      Number(readOnly),
    )
  },
  followLinks: null,
  settle: null,
  merged: null,
})
