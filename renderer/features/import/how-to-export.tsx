import { useI18n } from '#ui/use-i18n.ts'
import styles from './import.module.css'

/** The way to the file, step by step, for each place that people keep their people in. */
export function HowToExport() {
  const i18n = useI18n()
  const sources = [
    {
      title: i18n.t('LinkedIn'),
      steps: [
        i18n.t('On linkedin.com open your picture, then Settings & Privacy, then Data privacy.'),
        i18n.t('Choose “Get a copy of your data”, tick “Connections” alone, and request the archive.'),
        i18n.t(
          'LinkedIn sends a link by email, mostly within ten minutes. Unpack the archive and drop Connections.csv here.',
        ),
      ],
    },
    {
      title: i18n.t('Google'),
      steps: [
        i18n.t('Open contacts.google.com and choose Export on the left.'),
        i18n.t('Choose “Google CSV” or “vCard”; both are read. Drop the file here.'),
      ],
    },
    {
      title: i18n.t('Outlook'),
      steps: [
        i18n.t('On outlook.com open People, then Manage, then Export.'),
        i18n.t('In the desktop app: File, Open & Export, Import/Export, “Export to a file”, comma separated values.'),
        i18n.t('Drop the .csv file here.'),
      ],
    },
    {
      title: i18n.t('iPhone, iPad or Mac'),
      steps: [
        i18n.t('On iCloud.com open the address book, select all with Ctrl+A or ⌘A, and choose “Export vCard”.'),
        i18n.t('On a Mac: the same from the File menu of the address book. Drop the .vcf file here.'),
      ],
    },
    {
      title: i18n.t('Android'),
      steps: [
        i18n.t('In the address book of the phone open “Fix & manage” (or the menu), then “Export to file”.'),
        i18n.t('Send the .vcf file to this machine, by cable or by mail to yourself, and drop it here.'),
      ],
    },
  ]
  return (
    <div>
      {sources.map(({ title, steps }) => (
        <details key={title} className={styles.source}>
          <summary>{title}</summary>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  )
}
