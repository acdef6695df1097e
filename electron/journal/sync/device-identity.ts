import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  X509Certificate,
  type KeyObject,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '#journal/documents/make-folder.ts'
import { readSmallFile } from '#journal/documents/read-small-file.ts'
import { isSealed, openSealedText, sealText } from '#journal/documents/sealed-text.ts'
import { writeWholeFile } from '#journal/documents/write-whole-file.ts'
import { selfSigned } from './self-signed.ts'

/** By which other devices know this one: a key of its own, which no journal and no backup has. */
export interface DeviceIdentity {
  /** SHA-256 of the public key, in hex. */
  readonly pin: string
  /** PEM. The certificate says nothing but the key: it is made at each start, and never expires. */
  readonly key: string
  readonly certificate: string
}

const PURPOSE = 'device'

/**
 * Null where none was made yet. One that an older Rapport left in the clear is sealed.
 * @param journalKey by which it is sealed
 * @throws Error where the file holds no key, or one of another journal: it is not replaced, others know its device
 */
export function readIdentity(file: string, journalKey: Uint8Array): DeviceIdentity | null {
  const text = readSmallFile(file)?.trim() ?? ''
  if (text === '') return null
  if (isSealed(text)) return identityOf(createPrivateKey(openSealedText(journalKey, PURPOSE, text)))
  const key = createPrivateKey(text)
  sealWhereItCan(file, journalKey, key)
  return identityOf(key)
}

/**
 * A P-256 key (BoringSSL takes no Ed25519 in TLS), kept in `file`, 0600, sealed by the key of the journal.
 * @param how `new` leaves one that is there
 */
export function makeIdentity(file: string, journalKey: Uint8Array, how: 'new' | 'replace'): DeviceIdentity {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  makeFolder(dirname(file))
  // An empty file is what a machine that stopped has left of one.
  const isEmpty = existsSync(file) && (readSmallFile(file)?.trim() ?? '') === ''
  const isMade = writeWholeFile(
    file,
    sealedOf(privateKey, journalKey),
    how === 'replace' || isEmpty ? 'replace' : 'new',
  )
  return isMade ? identityOf(privateKey) : (readIdentity(file, journalKey) ?? identityOf(privateKey))
}

/** Where the file cannot be written it stays as it was, and is sealed another time. */
function sealWhereItCan(file: string, journalKey: Uint8Array, key: KeyObject): void {
  try {
    writeWholeFile(file, sealedOf(key, journalKey), 'replace')
  } catch {
    // As above.
  }
}

function sealedOf(key: KeyObject, journalKey: Uint8Array): string {
  return `${sealText(journalKey, PURPOSE, String(key.export({ type: 'pkcs8', format: 'pem' })))}\n`
}

/** The pin of whoever has this certificate. Null where it is none. */
export function pinOfCertificate(raw: Uint8Array | undefined): string | null {
  if (raw === undefined || raw.length === 0) return null
  try {
    return pinOf(new X509Certificate(raw).publicKey)
  } catch {
    return null
  }
}

function identityOf(key: KeyObject): DeviceIdentity {
  return {
    pin: pinOf(createPublicKey(key)),
    key: String(key.export({ type: 'pkcs8', format: 'pem' })),
    certificate: selfSigned(key),
  }
}

function pinOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}
