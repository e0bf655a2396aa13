// Listens to what changes and refreshes the parts of the page that show it.
import { morph } from './morph.js';

const LEAST_PAUSE = 1_000;
const SLOW_REFRESH = 30_000;
const DEAD_AFTER = 40_000;
const LOST_AFTER = 2_500;

let source = null;
let lastHeard = 0;
let refreshed = performance.now();
let timer = 0;
let lostTimer = 0;

export function startLive() {
  if (!document.querySelector('main[data-live]')) {
    return;
  }
  document.querySelector('[data-live-state]').hidden = false;
  document.addEventListener('visibilitychange', () => (document.hidden ? pause() : resume()));
  addEventListener('pagehide', pause);
  setInterval(watch, 5_000);
  if (!document.hidden) {
    connect();
  }
}

// A hidden page holds no connection: a browser has only six of them for all pages of one host.
function pause() {
  source?.close();
  source = null;
}

function resume() {
  if (source || document.hidden) {
    return;
  }
  connect();
  refreshSoon();
}

function connect() {
  lastHeard = performance.now();
  source = new EventSource('/api/v1/live');
  source.addEventListener('open', () => heard('on', 'Live'));
  source.addEventListener('heartbeat', () => heard('on', 'Live'));
  source.addEventListener('reset', () => {
    heard('on', 'Live');
    refreshSoon();
  });
  source.addEventListener('changed', (event) => {
    heard('on', 'Live');
    if (JSON.parse(event.data).some(concerns)) {
      refreshSoon();
    }
  });
  source.addEventListener('error', lost);
}

function heard(state, text) {
  clearTimeout(lostTimer);
  lostTimer = 0;
  lastHeard = performance.now();
  show(state, text);
}

function lost() {
  if (!lostTimer) {
    lostTimer = setTimeout(() => show('lost', 'Reconnecting'), LOST_AFTER);
  }
  if (source?.readyState === EventSource.CLOSED) {
    source = null;
    setTimeout(resume, 3_000);
  }
}

function watch() {
  if (document.hidden) {
    return;
  }
  if (source && performance.now() - lastHeard > DEAD_AFTER) {
    pause();
    lost();
    resume();
  }
  if (performance.now() - refreshed > SLOW_REFRESH) {
    refreshSoon();
  }
}

function show(state, text) {
  const badge = document.querySelector('[data-live-state]');
  if (badge.dataset.liveState !== state) {
    badge.dataset.liveState = state;
    badge.title = text;
    badge.querySelector('[data-live-text]').textContent = text;
  }
}

function concerns({ topic, id }) {
  const topics = document.querySelector('main').dataset.live.split(' ');
  return topics.includes(topic) || topics.includes(`${topic}:${id}`);
}

function refreshSoon() {
  if (!timer) {
    const pause = Math.max(0, refreshed + LEAST_PAUSE - performance.now());
    timer = setTimeout(refresh, pause);
  }
}

async function refresh() {
  refreshed = performance.now();
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (answer.ok) {
      apply(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    }
  } catch {
    lost();
  } finally {
    timer = 0;
    refreshed = performance.now();
  }
}

function apply(fresh) {
  if (fresh.documentElement.dataset.assets !== document.documentElement.dataset.assets) {
    location.reload();
    return;
  }
  morph(document.querySelector('main'), fresh.querySelector('main'));
  document.title = fresh.title;
  document.dispatchEvent(new CustomEvent('weir:patched'));
}
