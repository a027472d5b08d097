// Talks to the workspace.
import { store } from './store.js';
import { toast } from './toast.js';

/** Posts as the person this page is for. Shows what went wrong; returns the answer, with `ok` false then. */
export async function act(path, body, quiet = false) {
  try {
    const response = await fetch(`/demo/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: store.user(store.me).name, ...body }),
    });
    const answer = await response.json();
    if (!response.ok && !quiet) toast(answer.error ?? 'That did not work.');
    return { ...answer, ok: response.ok };
  } catch {
    toast('The workspace does not answer. Is the demo still running?');
    return { ok: false };
  }
}

/** Keeps the page up to date; reconnects by itself. */
export function live(user) {
  let socket = null;
  let stopped = false;
  let wait = 500;
  const connect = () => {
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live?user=${encodeURIComponent(user)}`);
    socket.onopen = () => {
      wait = 500;
      document.documentElement.classList.remove('offline');
    };
    socket.onmessage = (event) => store.take(JSON.parse(event.data));
    socket.onclose = () => {
      if (stopped) return;
      document.documentElement.classList.add('offline');
      setTimeout(connect, wait);
      wait = Math.min(5_000, wait * 2);
    };
  };
  connect();
  return () => {
    stopped = true;
    socket.close();
  };
}
