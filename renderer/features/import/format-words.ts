import type { I18n } from '@lingui/core'
import type { ImportFormatId } from '#shared/contract/import-formats.ts'
import type { Way } from '#ui/how-to.tsx'

interface FormatWords {
  /** Places that people keep their people in, and the way from each to a file of this format. */
  readonly sources: readonly Way[]
}

/** Where files of each format come from. */
export function formatWords(i18n: I18n): Readonly<Record<ImportFormatId, FormatWords>> {
  return {
    linkedin: {
      sources: [
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
      ],
    },
    google: {
      sources: [
        {
          title: i18n.t('Google'),
          steps: [
            i18n.t('Open contacts.google.com and choose Export on the left.'),
            i18n.t('Choose “Google CSV” or “vCard”; both are read. Drop the file here.'),
          ],
        },
      ],
    },
    outlook: {
      sources: [
        {
          title: i18n.t('Outlook'),
          steps: [
            i18n.t('On outlook.com open People, then Manage, then Export.'),
            i18n.t(
              'In the desktop app: File, Open & Export, Import/Export, “Export to a file”, comma separated values.',
            ),
            i18n.t('Drop the .csv file here.'),
          ],
        },
      ],
    },
    vcard: {
      sources: [
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
      ],
    },
    table: {
      sources: [
        {
          title: i18n.t('Thunderbird, HubSpot, Yahoo, Excel and others'),
          steps: [
            i18n.t(
              'Thunderbird: open the address book, then Export, comma separated values or vCard. Other programs: export CSV or vCard.',
            ),
            i18n.t(
              'Excel, Numbers or LibreOffice: save the sheet as “CSV UTF-8 (comma delimited)”. The first row names the columns.',
            ),
            i18n.t('Drop the file here. You say what each column is; the next file with the same columns is known.'),
          ],
        },
      ],
    },
  }
}
