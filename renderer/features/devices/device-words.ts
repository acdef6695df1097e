import type { I18n } from '@lingui/core'
import type {
  DeviceProblem,
  DeviceRow,
  DevicesAnswer,
  JournalCounts,
  PairingProblem,
} from '#shared/contract/devices-contract.ts'

/** How it stands with another device, in a few words. */
export function stateWords(i18n: I18n, row: DeviceRow): string {
  const { state, problem, taking, giving, refused, cannotTake } = row
  if (cannotTake) return i18n.t('Nothing can be written here at the moment. It is tried again each minute.')
  switch (state) {
    case 'in-sync':
      return i18n.t('In sync')
    case 'revoked':
      return i18n.t('Revoked')
    case 'differing':
      return i18n.t('In sync, all but {count, plural, one {# entry} other {# entries}} that one of both cannot take', {
        count: refused,
      })
    case 'greeting':
    case 'comparing':
      return i18n.t('Looking at what differs')
    case 'exchanging':
      return giving.done < giving.total
        ? i18n.t('Sending {done} of {total}', giving)
        : taking.done < taking.total
          ? i18n.t('Receiving {done} of {total}', taking)
          : i18n.t('Nearly done')
    case 'dialling':
      return i18n.t('Looking for it')
    case 'away':
      return problem === null ? i18n.t('Not connected') : problemWords(i18n)[problem]
  }
}

function problemWords(i18n: I18n): Record<DeviceProblem, string> {
  return {
    'not-found': i18n.t('Not found. Is it on, with Rapport open, and in the same network?'),
    'no-way': i18n.t(
      'This system lets nothing through to it. Look at its permission for the local network, and at the firewall.',
    ),
    'other-device': i18n.t('Another device has its address now.'),
    unknown: i18n.t('It does not know this device. Pair again.'),
    revoked: i18n.t('It says that this device was revoked.'),
    newer: i18n.t('It has another version of Rapport, which does not understand this one. Update the older of both.'),
    refusing: i18n.t('It sent what cannot be read, and is left alone for an hour.'),
    broken: i18n.t('It did not answer as a device does.'),
  }
}

/** Why nothing is exchanged with anybody, and what to do. */
export function haltWords(i18n: I18n, halt: NonNullable<DevicesAnswer['halt']>): string {
  switch (halt) {
    case 'paused':
      return i18n.t('Paused: nothing is exchanged until you go on.')
    case 'clone':
      return i18n.t(
        'There is a copy of this machine, with the same key, and both have stopped. Make one of them a new device and pair it again; nothing is lost.',
      )
    case 'revoked':
      return i18n.t(
        'Another of your devices has revoked this one. What is here stays here, and can be exported. To come back it becomes a new device and is paired again.',
      )
    case 'unreadable':
      return i18n.t('The file of devices, or the key of this one, cannot be read. Nothing is exchanged.')
    case 'no-port':
      return i18n.t('This machine gives out no port to listen on. Nothing is exchanged.')
    case 'restoring':
      return i18n.t('A backup is being restored.')
  }
}

/** Why a pairing has ended. Nothing was joined. */
export function pairingProblemWords(i18n: I18n, problem: PairingProblem): string {
  switch (problem) {
    case 'wrong-digits':
      return i18n.t('Those are not the digits that the other machine shows. Nothing was joined.')
    case 'other-ended':
      return i18n.t('The other machine ended it, or has no window open. Choose “Show digits” there first.')
    case 'closed':
      return i18n.t('The connection to the other machine has ended.')
    case 'too-late':
      return i18n.t('Two minutes have passed.')
    case 'not-as-agreed':
      return i18n.t('The other end does not answer as Rapport does. Nothing was joined.')
    case 'no-backup':
      return i18n.t('The backup could not be made, and nothing was joined.')
    case 'not-reached':
      return i18n.t('Nobody answers at that address. Is it on, in the same network, and let through its firewall?')
  }
}

export function countsWords(i18n: I18n, { people, conversations, followUps }: JournalCounts): string {
  return [
    i18n.t('{count, plural, one {# person} other {# people}}', { count: people }),
    i18n.t('{count, plural, one {# conversation} other {# conversations}}', { count: conversations }),
    i18n.t('{count, plural, one {# follow-up} other {# follow-ups}}', { count: followUps }),
  ].join(' · ')
}
