import { Optional } from '@marcbachmann/cel-js';
import type { Functions } from './functions';

/** A named format of text. */
class Format {
  constructor(
    readonly name: string,
    readonly accepts: (text: string) => boolean,
  ) {}
}

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const label1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const value = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';

/** What each format accepts (kubernetes/apiserver, pkg/cel/library/format.go); a prefix may end with a dash. */
const byName: Readonly<Record<string, (text: string) => boolean>> = {
  dns1123Label: matching(label, 63),
  dns1123Subdomain: matching(`${label}(\\.${label})*`, 253),
  dns1035Label: matching(label1035, 63),
  qualifiedName: matching(`(${label}(\\.${label})*/)?${value}`, 317),
  dns1123LabelPrefix: matching(`${label}-?`, 63),
  dns1123SubdomainPrefix: matching(`${label}(\\.${label})*-?`, 253),
  dns1035LabelPrefix: matching(`${label1035}-?`, 63),
  labelValue: matching(`(${value})?`, 63),
  uri: (text) => URL.canParse(text) || text.startsWith('/'),
  uuid: matching('[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 36),
  byte: matching('([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?', Number.POSITIVE_INFINITY),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
  datetime: (text) => /^\d{4}-\d\d-\d\dT/i.test(text) && !Number.isNaN(Date.parse(text)),
};

const formatOf = new Map(Object.entries(byName).map(([name, accepts]) => [name, new Format(name, accepts)]));

/** Formats by name: `format.dns1123Label().validate(self)` is empty where the text has the format. */
export const formats: Functions = {
  types: { 'kubernetes.NamedFormat': Format },
  namespaces: { format: 'Formats' },
  functions: {
    'Formats.named(string): optional<kubernetes.NamedFormat>': (_: unknown, name: string) =>
      Optional.of(formatOf.get(name)),
    'kubernetes.NamedFormat.validate(string): optional<list<string>>': ({ name, accepts }: Format, text: string) =>
      accepts(text) ? Optional.none() : Optional.of([`"${text}" is no ${name}`]),
    ...Object.fromEntries(
      [...formatOf].map(([name, format]) => [`Formats.${name}(): kubernetes.NamedFormat`, () => format]),
    ),
  },
};

function matching(pattern: string, limit: number): (text: string) => boolean {
  const whole = new RegExp(`^(?:${pattern})$`);
  return (text) => text.length <= limit && whole.test(text);
}
