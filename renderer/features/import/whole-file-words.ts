import type { I18n } from '@lingui/core'
import type { Way } from '#ui/how-to.tsx'

/** The way to what names more than people: an account of another program, a folder of notes. */
export function wholeFileSources(i18n: I18n): readonly Way[] {
  return [
    {
      title: i18n.t('Obsidian, or any folder of Markdown notes'),
      steps: [
        i18n.t('Drop the folder here, or choose it. Nothing in it is changed.'),
        i18n.t(
          'Notes in folders called People, Contacts or Friends, or with the tag #person, become people; their front matter (email, phone, company, birthday …) is read.',
        ),
        i18n.t(
          'Notes called by a day, like 2026-11-20.md, become conversations with whom they link to. Tasks that name somebody become follow-ups.',
        ),
      ],
    },
    {
      title: i18n.t('LinkedIn, with notes and messages'),
      steps: [
        i18n.t(
          'On linkedin.com open Settings & Privacy, Data privacy, “Get a copy of your data”, and request the larger archive.',
        ),
        i18n.t('It comes by email within a day. Drop the .zip file here as it is.'),
        i18n.t(
          'Days on which you wrote to a connection become conversations. What other people wrote stays out, unless you tick that above.',
        ),
      ],
    },
    {
      title: i18n.t('Google, everything at once'),
      steps: [
        i18n.t('On takeout.google.com choose Contacts, and have it exported once as a .zip file.'),
        i18n.t('Drop the .zip file here as it is. Whoever is in it several times comes once.'),
      ],
    },
    {
      title: i18n.t('Day One, Joplin'),
      steps: [
        i18n.t('First bring in people: entries become conversations with whom they name in full.'),
        i18n.t('In Day One choose File, Export, JSON; in Joplin File, Export all, JEX. Drop the file here as it is.'),
      ],
    },
    {
      title: 'Monica 4',
      steps: [
        i18n.t(
          'In Monica open Settings, then Export data. Choose JSON, and SQL besides: only that says where you met.',
        ),
        i18n.t('Drop the files here together. People, conversations, notes, tasks and reminders come over.'),
      ],
    },
  ]
}
