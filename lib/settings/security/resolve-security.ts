import type { PeerAuthenticationExceptionSettings, PeerAuthenticationSettings } from './security-settings';

/** Mutual TLS of a mesh, with its defaults. */
export interface PeerAuthentication {
  readonly mode: 'STRICT' | 'PERMISSIVE';
  readonly exceptions: readonly PeerAuthenticationException[];
}

/** Where another mode holds, with its defaults. */
export interface PeerAuthenticationException
  extends Required<Pick<PeerAuthenticationExceptionSettings, 'mode' | 'matchLabels'>>,
    Omit<PeerAuthenticationExceptionSettings, 'mode' | 'matchLabels'> {
  /** Names the PeerAuthentication; made of the labels, since a namespace has several. */
  readonly name: string;
}

export function resolvePeerAuthentication({ mode, exceptions }: PeerAuthenticationSettings): PeerAuthentication {
  return { mode: mode ?? 'STRICT', exceptions: (exceptions ?? []).map(resolveException) };
}

function resolveException(settings: PeerAuthenticationExceptionSettings): PeerAuthenticationException {
  const matchLabels = settings.matchLabels ?? {};
  return { ...settings, mode: settings.mode ?? 'PERMISSIVE', matchLabels, name: nameOf(matchLabels) };
}

/** `default` is what everybody calls the policy of a whole namespace. */
function nameOf(matchLabels: Readonly<Record<string, unknown>>): string {
  const values = Object.values(matchLabels).map(String);
  if (values.length === 0) return 'default';
  const name = values.join('-').toLowerCase();
  return name.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}
