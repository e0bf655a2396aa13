// Turns instants into the reader's own time zone and keeps "3 min ago" true.
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const EVERY = 10_000;
const two = (n) => String(n).padStart(2, '0');

export function startTime() {
  showTimes();
  setInterval(showTimes, EVERY);
  document.addEventListener('weir:patched', showTimes);
}

function showTimes() {
  const now = Date.now();
  for (const time of document.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    time.title = `${absolute(at)} (${ZONE})`;
    if ('ago' in time.dataset) {
      put(time, ago((now - at) / 1000));
    } else if ('at' in time.dataset) {
      put(time, absolute(at));
    }
  }
  for (const zone of document.querySelectorAll('[data-zone]')) {
    put(zone, `${ZONE}, ${offset(new Date())}`);
  }
}

function put(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

export function clock(at) {
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

function absolute(at) {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock(at)}`;
}

function offset(at) {
  const minutes = -at.getTimezoneOffset();
  const size = Math.abs(minutes);
  const rest = size % 60 ? `:${two(size % 60)}` : '';
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}

export function ago(seconds) {
  const size = Math.floor(Math.abs(seconds));
  if (size < 10) {
    return 'just now';
  }
  const text = size < 60 ? `${size} s`
    : size < 3_600 ? `${Math.floor(size / 60)} min`
    : size < 172_800 ? `${Math.floor(size / 3_600)} h`
    : `${Math.floor(size / 86_400)} d`;
  return seconds > 0 ? `${text} ago` : `in ${text}`;
}
