import { ask, onSignedOut } from './api.mjs';
import { events } from './events.mjs';

/**
 * Who sits here. The cookie is the service's; this knows the id that goes with it, and tells the other tabs.
 *
 * `changed` is told after each change, with why: 'joined', 'signed in', 'signed out', 'forgotten', 'expired' or
 * 'elsewhere'.
 */
export function session() {
  const changed = events();
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('cinematch') : null;
  let user = null;

  function become(id, why) {
    user = id;
    changed.tell(why);
    if (why !== 'elsewhere' && why !== 'expired') {
      tabs?.postMessage({ kind: 'session' });
    }
  }

  async function look(why) {
    const answer = await ask('GET', '/session');
    const id = answer.signed_in ? answer.user_id : null;
    if (why && id !== user) {
      become(id, why);
    }
    user = id;
  }

  onSignedOut(() => user && become(null, 'expired'));
  tabs?.addEventListener('message', ({ data }) => data.kind === 'session' && look('elsewhere').catch(() => {}));
  // Whoever comes back to a tab after a day should learn of it before they rate.
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' && user && look('expired').catch(() => {}));

  return {
    changed,
    tabs,
    get user() {
      return user;
    },
    look,
    /** @returns the key that lets this person in again: nobody can be told it twice */
    async join() {
      const answer = await ask('POST', '/session', { body: {} });
      become(answer.user_id, 'joined');
      return answer.user_key;
    },
    async signIn(id, key) {
      const answer = await ask('POST', '/session', { body: key ? { user_id: id, user_key: key } : { user_id: id } });
      become(answer.user_id, 'signed in');
    },
    async signOut() {
      await ask('DELETE', '/session');
      become(null, 'signed out');
    },
    /** Everything the service knows of whoever sits here goes, the session too. */
    async forget() {
      await ask('DELETE', `/user/${user}`);
      become(null, 'forgotten');
    },
  };
}
