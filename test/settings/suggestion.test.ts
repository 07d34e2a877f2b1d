import { expect, test } from 'vitest';
import { suggestion } from '../../lib/settings/suggestion';

test('of the known names the nearest is suggested', () => {
  expect(suggestion('gatways', ['gateway', 'gateways'])).toBe('; did you mean "gateways"?');
  expect(suggestion('appsDomian', ['name', 'appsDomain'])).toBe('; did you mean "appsDomain"?');
});

test('a name is near that differs in no more than a third of its characters', () => {
  expect(suggestion('hst', ['host'])).toBe('; did you mean "host"?');
  expect(suggestion('ho', ['host'])).toBe('; known: host');
});

test('where no name is near, all are told', () => {
  expect(suggestion('hots', ['host', 'paths'])).toBe('; known: host, paths');
  expect(suggestion('x', ['name', 'appsDomain'])).toBe('; known: name, appsDomain');
  expect(suggestion('', ['name'])).toBe('; known: name');
  expect(suggestion('name', [])).toBe('; known: ');
});
