import type { ErrorCode, Failure, NetworkFailure } from '../messaging/result';
import { type MessageKey, t } from './i18n';

const codeKeys: Record<ErrorCode, MessageKey> = {
  invalid: 'error_invalid',
  forbidden: 'error_forbidden',
  'not-found': 'error_not_found',
  taken: 'error_taken',
  'too-late': 'error_too_late',
  'read-only': 'error_read_only',
  storage: 'error_storage',
  blocked: 'error_blocked',
  full: 'error_full',
  busy: 'error_busy',
  'not-a-paper': 'error_not_a_paper',
  'no-access': 'error_no_access',
  network: 'error_network',
  unreachable: 'error_unreachable',
  outdated: 'error_outdated',
  internal: 'error_internal',
};

const networkKeys: Record<NetworkFailure['kind'], MessageKey> = {
  'no-network': 'network_none',
  offline: 'network_offline',
  timeout: 'network_timeout',
  'rate-limited': 'network_rate_limited',
  server: 'network_server',
  refused: 'network_refused',
  garbage: 'network_garbage',
};

/** How a service failed, in one plain sentence. */
export function networkText(failure: NetworkFailure): string {
  return t(networkKeys[failure.kind], failure.host, failure.status ?? '');
}

/** What went wrong, in one plain sentence of the user's language. */
export function failureText(failure: Failure): string {
  return failure.network ? networkText(failure.network) : t(codeKeys[failure.code]);
}
