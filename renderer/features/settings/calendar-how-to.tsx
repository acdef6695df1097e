import { HowTo } from '#ui/how-to.tsx'
import { useI18n } from '#ui/use-i18n.ts'

/** The way to the file or to the address, for the calendars that most people have. */
export function CalendarHowTo() {
  const i18n = useI18n()
  const ways = [
    {
      title: i18n.t('Google Calendar'),
      steps: [
        i18n.t(
          'On a computer, open calendar.google.com, then the settings, then your calendar under “Settings for my calendars”.',
        ),
        i18n.t(
          'Under “Integrate calendar”, copy the “Secret address in iCal format”. Whoever has it can read your calendar: paste it here, and nowhere else.',
        ),
        i18n.t(
          'For a file instead: “Import & export”, then “Export”, and unpack the archive. It has a file for each calendar.',
        ),
      ],
    },
    {
      title: i18n.t('Outlook'),
      steps: [
        i18n.t('On the web, open the settings, then “Calendar”, then “Shared calendars”.'),
        i18n.t('Under “Publish a calendar”, choose yours with all details, publish, and copy the ICS link.'),
        i18n.t(
          'Where your organisation does not let you publish: in Outlook for Windows, “File”, “Save Calendar” with full details makes a file.',
        ),
      ],
    },
    {
      title: i18n.t('iCloud and Apple Calendar'),
      steps: [
        i18n.t(
          'On a Mac, choose the calendar, then “File”, “Export”, “Export…”: that makes a file with all who take part.',
        ),
        i18n.t(
          'Or share the calendar publicly at icloud.com and copy its webcal address; it may leave out who takes part, and then nobody is found.',
        ),
      ],
    },
    {
      title: i18n.t('Others'),
      steps: [i18n.t('Any file that ends in .ics will do, and a folder that vdirsyncer or the like keeps up to date.')],
    },
  ]
  return <HowTo ways={ways} />
}
