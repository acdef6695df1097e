import { textRowid } from '#journal/projections/shared-rows.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { conversation, CONVERSATION_TEXTS } from '#shared/model/conversation.ts'
import { tagKey } from '#shared/model/tag-key.ts'
import { defineKind } from './define-kind.ts'

const happened = (row: 'new' | 'old') => `${row}.deleted_at IS NULL AND ${row}.planned = 0`
const countIn = `INSERT INTO conversation_days VALUES (new.day, 1) ON CONFLICT (day) DO UPDATE SET count = count + 1;`
const countOut = `UPDATE conversation_days SET count = count - 1 WHERE day = old.day;
        DELETE FROM conversation_days WHERE day = old.day AND count = 0;`

/** How many conversations there were on each day that had one: of decades there are fewer days than conversations. */
const CONVERSATION_DAYS = `
      CREATE TABLE conversation_days (day INTEGER PRIMARY KEY, count INTEGER NOT NULL);
      CREATE TRIGGER conversation_days_in AFTER INSERT ON conversations WHEN ${happened('new')} BEGIN
        ${countIn}
      END;
      CREATE TRIGGER conversation_days_out AFTER DELETE ON conversations WHEN ${happened('old')} BEGIN
        ${countOut}
      END;
      CREATE TRIGGER conversation_days_left AFTER UPDATE ON conversations WHEN ${happened('old')} BEGIN
        ${countOut}
      END;
      CREATE TRIGGER conversation_days_come AFTER UPDATE ON conversations WHEN ${happened('new')} BEGIN
        ${countIn}
      END;`

export const conversationKind = defineKind({
  kind: 'conversation',
  content: conversation,
  steps: [{ maps: ['participants', 'participantNotes', 'tags'], texts: [...CONVERSATION_TEXTS] }],
  stepHashes: ['0092a500d33af7b9a769722cede3f5c811f6400eb7c3f54555548feaa083529d'],
  atomicPaths: [],
  watched: [['date'], ['time'], ['minutes'], ['channel'], ['startedBy'], ['topic'], ['participantNotes', '*']],
  fixedId: null,
  tables: {
    conversations: `
      CREATE TABLE conversations (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text_rowid INTEGER NOT NULL,
        day INTEGER NOT NULL, planned INTEGER NOT NULL, time TEXT, minutes INTEGER, channel TEXT NOT NULL, started_by TEXT NOT NULL, topic TEXT NOT NULL, learned TEXT NOT NULL,
        tags TEXT NOT NULL, created_at INTEGER NOT NULL, deleted_at INTEGER, read_only INTEGER NOT NULL
      );
      CREATE INDEX conversations_by_day ON conversations (day, n) WHERE deleted_at IS NULL;
      CREATE INDEX conversations_happened ON conversations (day) WHERE deleted_at IS NULL AND planned = 0;
      CREATE INDEX conversations_begun_by_them ON conversations (day) WHERE started_by = 'them';
      CREATE INDEX conversations_planned ON conversations (day, n) WHERE deleted_at IS NULL AND planned = 1;
      CREATE INDEX conversations_with_length ON conversations (day, n)
        WHERE deleted_at IS NULL AND planned = 0 AND minutes IS NOT NULL;`,
    participant_notes: `
      CREATE TABLE participant_notes (
        n INTEGER NOT NULL, named_id TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (n, named_id)
      ) WITHOUT ROWID;`,
    conversation_tags: `
      CREATE TABLE conversation_tags (
        tag_key TEXT NOT NULL, n INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (tag_key, n)
      ) WITHOUT ROWID;
      CREATE INDEX conversation_tags_by_conversation ON conversation_tags (n);`,
  },
  tallies: { conversation_days: CONVERSATION_DAYS },
  rowsVersion: 3,
  title: ({ topic }) => topic,
  day: ({ date }) => dayNumber(date),
  // Of a plan the role is another: what is counted, and when one last spoke, follows from those who took part.
  links: ({ participants, date, planned }) => {
    const day = dayNumber(date)
    const role = planned === undefined ? 'participant' : 'planned-with'
    return Object.keys(participants).map((named) => ({ role, named, day }))
  },
  searchText: ({ topic, notes, learned, tags, participants, participantNotes }) => ({
    title: topic,
    body: notes,
    more: [
      learned,
      ...Object.keys(tags).toSorted(),
      ...notesAbout(participants, participantNotes).map(([, note]) => note),
    ]
      .filter((part) => part !== '')
      .join('\n'),
  }),
  namesInText: ['participant', 'planned-with'],
  mergedInto: null,
  topics: ['people', 'today', 'journal'],
  writeRows: ({ sql }, { n, id, content, readOnly }) => {
    const day = dayNumber(content.date)
    const tags = Object.keys(content.tags).toSorted()
    sql(`INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
      n,
      id,
      textRowid(day, n),
      day,
      Number(content.planned !== undefined),
      content.time,
      content.minutes,
      content.channel,
      content.startedBy,
      content.topic,
      content.learned,
      JSON.stringify(tags),
      content.createdAt,
      content.deletedAt ?? null,
      Number(readOnly),
    )
    if (content.deletedAt !== undefined) return
    for (const [named, note] of notesAbout(content.participants, content.participantNotes)) {
      sql('INSERT INTO participant_notes VALUES (?, ?, ?)').run(n, named, note)
    }
    for (const tag of tags) sql('INSERT OR IGNORE INTO conversation_tags VALUES (?, ?, ?)').run(tagKey(tag), n, tag)
  },
  followLinks: null,
  settle: null,
  merged: null,
})

/** Notes about those who (still) took part. A note about somebody who was taken out is kept, in case they come back. */
function notesAbout(
  participants: Readonly<Record<string, true>>,
  notes: Readonly<Record<string, string>>,
): [string, string][] {
  return Object.entries(notes).filter(([named, note]) => note !== '' && Object.hasOwn(participants, named))
}
