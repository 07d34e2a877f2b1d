import { isIPv4, isIPv6 } from 'node:net';
import { tryNanoseconds } from '../../go-duration';

interface Format {
  readonly accepts: (text: string) => boolean;
  /** What a value of this format is, with an example. */
  readonly is: string;
}

const IP = 'an IP address';
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/**
 * The formats that the API server enforces (kubernetes/apiextensions-apiserver pkg/apiserver/validation/formats.go, read
 * as by kube-openapi pkg/validation/strfmt), without those for which no Kubernetes API has a use, such as `isbn`; and two
 * of built-in kinds, `quantity` and `cron`, which no CRD of `crds/` names.
 */
const formats: Readonly<Record<string, Format>> = {
  byte: { accepts: isBase64, is: 'base64' },
  cidr: { accepts: isCidr, is: 'an address block such as "10.0.0.0/8"' },
  cron: { accepts: isCron, is: 'a schedule such as "*/5 * * * *" or "@hourly"' },
  date: { accepts: isDate, is: 'a date such as "2026-01-31"' },
  datetime: { accepts: isDateTime, is: 'a time such as "2026-01-31T08:00:00Z"' },
  duration: { accepts: isDuration, is: 'a duration such as "1h30m"' },
  email: { accepts: (text) => /^[^\s@<>]+@[^\s@<>]+$/.test(text), is: 'an email address' },
  hostname: { accepts: isHostname, is: 'a host name' },
  ipv4: { accepts: isIPv4, is: `${IP} such as "10.0.0.1"` },
  ipv6: { accepts: (text) => isIPv6(text) && !text.includes('%'), is: `${IP} such as "fd00::1"` },
  mac: { accepts: (text) => /^(?:[0-9a-f]{2}[:-]){5,19}[0-9a-f]{2}$/i.test(text), is: 'a MAC address' },
  quantity: { accepts: isQuantity, is: 'a quantity such as "500m" or "1Gi"' },
  uri: { accepts: isUri, is: 'a URI such as "https://example.com"' },
  uuid: { accepts: (text) => UUID.test(text), is: 'a UUID' },
};

/** Why a string is not of a format; nothing for a format that the API server does not enforce. */
export function tryFormatFault(text: string, format: string): string | undefined {
  // Dashes in the name of a format mean nothing (kube-openapi).
  const name = format.replaceAll('-', '');
  const known = Object.hasOwn(formats, name) ? formats[name] : undefined;
  return known === undefined || known.accepts(text) ? undefined : known.is;
}

/** The bounds of a number format; only those of 32 and 64 bits have any. */
export function rangeOf(format: string | undefined): readonly [number, number] {
  if (format === 'int32') return [-(2 ** 31), 2 ** 31 - 1];
  // 2^63 - 1 is no number of JavaScript's: it reads as 2^63.
  return format === 'int64' ? [-(2 ** 63), 2 ** 63] : [-Infinity, Infinity];
}

/** Go's decoder passes over line breaks, which a YAML block leaves behind. */
function isBase64(text: string): boolean {
  const plain = text.replace(/[\r\n]/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}

function isCidr(text: string): boolean {
  const [address = '', bits = '', rest] = text.split('/');
  if (rest !== undefined || !/^\d{1,3}$/.test(bits)) return false;
  return (isIPv4(address) && Number(bits) <= 32) || (isIPv6(address) && Number(bits) <= 128);
}

/** robfig/cron v3 `ParseStandard`; on create, a time zone stands in a field of its own (kubernetes pkg/apis/batch/validation). */
function isCron(text: string): boolean {
  if (text.startsWith('@'))
    return /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text) || /^@every ./.test(text);
  const columns = text.trim().split(/\s+/);
  return columns.length === 5 && columns.every((column) => /^[\w*?,/-]+$/.test(column));
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isDateTime(text: string): boolean {
  const [date = '', time = '', rest] = text.toLowerCase().split('t');
  const clock = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:z|[+-]\d{2}:\d{2})$/;
  return rest === undefined && isDate(date) && clock.test(time);
}

/** Go's form, or a count of one unit such as `2 weeks` (kube-openapi pkg/validation/strfmt/duration.go). */
function isDuration(text: string): boolean {
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0' || tryNanoseconds(unsigned) !== undefined) return true;
  return /^\d+ ?(?:[nuµm]s|s|m|h|d|w|(?:nano|micro|milli)?sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|w(?:ee)?ks?)$/.test(
    text,
  );
}

function isHostname(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(label));
}

/** kubernetes/apimachinery pkg/api/resource/quantity.go. */
function isQuantity(text: string): boolean {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/.test(text);
}

/** Go's `url.ParseRequestURI`: absolute, or a path. */
function isUri(text: string): boolean {
  return !/[\s\p{Cc}]/u.test(text) && /^(?:\/|[A-Za-z][A-Za-z0-9+.-]*:.)/.test(text);
}
