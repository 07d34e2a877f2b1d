import {
  boolYaml11Tag,
  defineScalarTag,
  FAILSAFE_SCHEMA,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
} from 'js-yaml';

const SIGNED = ['-', '+', ...'0123456789'];
const INTEGER = /^[-+]?(?:0x[\da-f]+|0b[01]+|0o?[0-7]+|0|[1-9]\d*)$/i;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i;
const NO_JSON = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const intTag = defineScalarTag<number>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: SIGNED,
  resolve: tryInteger,
  identify: () => false,
});

const floatTag = defineScalarTag<number>('tag:yaml.org,2002:float', {
  implicit: true,
  implicitFirstChars: [...SIGNED, '.'],
  resolve: tryFloat,
  identify: () => false,
});

/** A map as JSON can carry it: all of its keys are text, and every one is kept. */
const jsonMapTag: typeof mapTag = {
  ...mapTag,
  addPair: (map, key, value) => (key === null ? 'a key is empty' : mapTag.addPair(map, key, value)),
};

/**
 * What plain scalars mean to kubectl and oc: `yes`, `no`, `on` and `off` are booleans and `0644` is octal, as in YAML 1.1,
 * but `12:30` and dates stay text (kubernetes-sigs/yaml `goyaml.v2/resolve.go` and `decode.go`).
 */
export const kubectlSchema = FAILSAFE_SCHEMA.withTags(
  nullYaml11Tag,
  boolYaml11Tag,
  intTag,
  floatTag,
  mergeTag,
  jsonMapTag,
);

function tryInteger(source: string): number | typeof NOT_RESOLVED {
  const digits = source.replaceAll('_', '');
  if (!INTEGER.test(digits)) return NOT_RESOLVED;
  const size = digits.replace(/^[-+]/, '');
  // JavaScript knows 0x, 0b and 0o, but not the octal of C.
  const value = /^0\d/.test(size) ? Number.parseInt(size, 8) : Number(size);
  return digits.startsWith('-') ? -value : value;
}

function tryFloat(source: string): number | typeof NOT_RESOLVED {
  if (NO_JSON.test(source)) throw new Error(`"${source}" is no JSON number; quote it or write a finite one`);
  const digits = source.startsWith('.') ? source : source.replaceAll('_', '');
  const value = FLOAT.test(digits) ? Number(digits) : Number.POSITIVE_INFINITY;
  return Number.isFinite(value) ? value : NOT_RESOLVED;
}
