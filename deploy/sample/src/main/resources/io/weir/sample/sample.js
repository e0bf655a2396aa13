'use strict';

const $ = id => document.getElementById(id);
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const form = $('knobs');
let before = null;

async function put(path, body) {
  const answer = await fetch(path, { method: 'PUT', body: JSON.stringify(body) });
  const document = await answer.json();
  $('problem').textContent = answer.ok ? '' : document.error;
  await refresh();
}

// Batches come about once a second, so a second is too short to tell how many a second there are.
const RATE_OVER_MS = 5_000;
const history = [];

function rate(name, now) {
  const past = history[0];
  const seconds = past ? (performance.now() - past.at) / 1000 : 0;
  const value = seconds > 0 ? Math.max(0, now[name] - past[name]) / seconds : 0;
  $(name + '-rate').textContent = whole.format(value);
  $(name).textContent = whole.format(now[name]) + ' in all';
}

function show(now) {
  for (const name of ['made', 'received', 'lost']) rate(name, now);
  $('lost').closest('div').classList.toggle('some', before !== null && now.lost > before.lost);
  $('queued').textContent = whole.format(now.queued);
  $('capacity').textContent = 'of ' + whole.format(now.capacity);
  $('fill').value = now.capacity ? now.queued / now.capacity : 0;
  $('phase').textContent = now.scripted
    ? `The script runs: ${now.phase}, ${now.phaseSecondsLeft} s to go in this part.`
    : 'The knobs are turned by hand; the script rests.';
  for (const [name, value] of Object.entries(now.knobs)) {
    const field = form.elements[name];
    if (document.activeElement !== field && !field.dataset.touched) field.value = value;
  }
  notices(now);
  before = now;
  history.push({ ...now, at: performance.now() });
  while (performance.now() - history[0].at > RATE_OVER_MS) history.shift();
}

function notices(now) {
  if (before && before.noticeCount === now.noticeCount) return;
  $('notice-count').textContent = now.noticeCount ? `(${now.noticeCount})` : '';
  if (!now.notices.length) return;
  $('notices').replaceChildren(...now.notices.map(notice => {
    const item = document.createElement('li');
    const time = document.createElement('time');
    time.dateTime = notice.at;
    time.textContent = new Date(notice.at).toLocaleTimeString('en-GB');
    const status = document.createElement('span');
    status.className = notice.status === 'resolved' ? 'resolved' : 'firing';
    status.textContent = notice.status;
    const title = document.createElement('span');
    title.textContent = notice.title + (notice.alerts > 1 ? ` (${notice.alerts} alerts)` : '');
    item.append(time, status, title);
    return item;
  }));
}

async function refresh() {
  try {
    show(await (await fetch('/status')).json());
  } catch {
    $('phase').textContent = 'The sample does not answer; it may have been stopped.';
  }
}

form.addEventListener('input', event => { event.target.dataset.touched = 'yes'; });
form.addEventListener('submit', event => {
  event.preventDefault();
  const knobs = {};
  for (const field of form.querySelectorAll('input')) {
    knobs[field.name] = Number(field.value);
    delete field.dataset.touched;
  }
  put('/knobs', knobs);
});
for (const button of document.querySelectorAll('[data-scene]')) {
  button.addEventListener('click', () => {
    for (const field of form.querySelectorAll('input')) delete field.dataset.touched;
    put('/script', { scene: button.dataset.scene });
  });
}
refresh();
setInterval(refresh, 1000);
