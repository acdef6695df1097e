import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { emailAddress } from '#shared/model/email-address.ts'
import type { ChannelEntry } from '#shared/model/person-entries.ts'
import { pageAddress, pageOwner } from './profile-address.ts'

// Shorter ones are extensions and service numbers: they belong to nobody in particular.
const MIN_DIGITS = 7

/**
 * What a channel is matched on, the same for every way of writing it: `email:ana@example.org`,
 * `phone:+493012345678` (E.164, with `;ext=`; bare digits where the country cannot be known),
 * `profile:linkedin.com/in/ana-ruiz`. Null for what does not name one person: a website, a company's page,
 * an incomplete number.
 * @param defaultCountry ISO 3166 code in which numbers without a country are read; the same on both sides of a comparison
 */
export function channelKey(channel: Pick<ChannelEntry, 'kind' | 'value'>, defaultCountry = ''): string | null {
  const known = keys.get(channel)
  if (known?.country === defaultCountry) return known.key
  const key = keyOf(channel, defaultCountry)
  keys.set(channel, { country: defaultCountry, key })
  return key
}

/**
 * An import asks for the key of one entry a dozen times, and to read a number takes long: what was found is kept with the entry, as
 * long as that.
 */
const keys = new WeakMap<object, { readonly country: string; readonly key: string | null }>()

function keyOf(channel: Pick<ChannelEntry, 'kind' | 'value'>, defaultCountry: string): string | null {
  switch (channel.kind) {
    case 'email': {
      const address = emailAddress(channel.value)
      return address === null ? null : `email:${address}`
    }
    case 'phone':
      return phoneKey(channel.value, defaultCountry)
    case 'profile': {
      const address = pageAddress(channel.value)
      return address === null || pageOwner(channel.value) === 'other' ? null : `profile:${address}`
    }
    default:
      return null
  }
}

function phoneKey(value: string, defaultCountry: string): string | null {
  const text = value
    .normalize('NFKC')
    .trim()
    // Marks that change how a line is drawn wrap numbers in some exports.
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/^tel:/i, '')
    .replace(/^\(?\s*0\s*0[\s./-]*(?=[1-9])/, '+')
    .replace(/^\(\s*\+\s*(\d{1,3})\s*\)/, '+$1 ')
  const digits = text.replace(/\D/g, '')
  const country = isSupportedCountry(defaultCountry) ? defaultCountry : undefined
  const parsed = parsePhoneNumberFromString(text, { extract: false, ...(country && { defaultCountry: country }) })
  // Small countries, whose own codes are long, have numbers that are as short as an extension.
  const isShort = digits.length < MIN_DIGITS
  const isWhole = isShort ? parsed?.countryCallingCode.length === 3 && parsed.isValid() : parsed?.isPossible() === true
  if (parsed !== undefined && isWhole) return `phone:${parsed.number}${parsed.ext ? `;ext=${parsed.ext}` : ''}`
  return isShort ? null : `phone:${digits}`
}
