const PATIENCE_MS = 10000;

/** What went wrong, in words for people; `status` is 0 when nothing answered. */
export class Problem extends Error {
  constructor(status, detail, remedy) {
    super(detail);
    this.status = status;
    this.remedy = remedy ?? '';
  }

  /** Whether the same request may do better later. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const listeners = new Set();

/** Told whenever an answer says that there is no session any more. */
export function onSignedOut(listener) {
  listeners.add(listener);
}

/**
 * Asks the service.
 *
 * @param {string} method
 * @param {string} path with its query
 * @param {{body?: object, signal?: AbortSignal}} [options]
 * @returns the answer's JSON, or null without any
 * @throws {Problem}, or an AbortError when the signal says so
 */
export async function ask(method, path, { body, signal } = {}) {
  const late = AbortSignal.timeout(PATIENCE_MS);
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
      signal: signal ? AbortSignal.any([signal, late]) : late,
      cache: 'no-store',
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw new Problem(0, late.aborted ? 'The service takes too long.' : 'The service cannot be reached.', 'Try again.');
  }
  return answer.ok ? read(answer) : refuse(answer);
}

async function read(answer) {
  try {
    return answer.status === 204 ? null : await answer.json();
  } catch {
    throw new Problem(0, 'The answer broke off.', 'Try again.');
  }
}

async function refuse(answer) {
  const told = await answer.json().catch(() => ({}));
  if (answer.status === 401) {
    listeners.forEach((listener) => listener());
  }
  throw new Problem(answer.status, told.detail ?? `The service answered ${answer.status}.`, told.remedy);
}

/** A path with a query of whatever is there: null and empty are left out, arrays are given several times. */
export function query(path, params) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    [value].flat().filter((v) => v != null && v !== '').forEach((v) => search.append(name, v));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
