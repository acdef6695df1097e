import { createPublicKey, sign, type KeyObject } from 'node:crypto'

// One constant frame around a key, which is all that TLS wants of a certificate here: the key is what is pinned. X.509 in
// DER (RFC 5280): tag, length, content.

const SEQUENCE = 0x30
const SET = 0x31
const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const UTF8 = 0x0c
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const BOOLEAN = 0x01

const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex')
const COMMON_NAME = Buffer.from('0603550403', 'hex')
const KEY_USAGE = Buffer.from('0603551d0f', 'hex')
// digitalSignature alone, of which BoringSSL wants to hear.
const DIGITAL_SIGNATURE = Buffer.from('03020780', 'hex')

/** A certificate of this P-256 key by itself, valid from 2000 to 9999 and naming nobody, in PEM. */
export function selfSigned(key: KeyObject): string {
  const algorithm = der(SEQUENCE, ECDSA_WITH_SHA256)
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8, Buffer.from('rapport')))))
  const validity = der(
    SEQUENCE,
    der(UTC_TIME, Buffer.from('000101000000Z')),
    der(GENERALIZED_TIME, Buffer.from('99991231235959Z')),
  )
  const usage = der(SEQUENCE, KEY_USAGE, der(BOOLEAN, Buffer.from([0xff])), der(OCTET_STRING, DIGITAL_SIGNATURE))
  const content = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, usage)),
  )
  const signature = sign('sha256', content, key)
  const whole = der(SEQUENCE, content, algorithm, der(BIT_STRING, Buffer.from([0]), signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const head =
    length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from(head), content])
}
