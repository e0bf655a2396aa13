// Keyboard shortcuts: g and a letter, j and k, slash, t, question mark.
import { toggleTheme } from './theme.js';

const PATIENCE = 1_200;
let goUntil = 0;

export function startKeys() {
  const opener = document.querySelector('[data-help-open]');
  opener.hidden = false;
  opener.addEventListener('click', openHelp);
  document.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && press(event.key)) {
      event.preventDefault();
    }
  });
}

function press(key) {
  if (document.querySelector('dialog[open]')) {
    return false;
  }
  if (performance.now() < goUntil) {
    goUntil = 0;
    return go(key);
  }
  switch (key) {
    case 'g':
      goUntil = performance.now() + PATIENCE;
      return true;
    case '/':
      return focusFilter();
    case '?':
      return openHelp();
    case 't':
      toggleTheme();
      return true;
    case 'j':
      return step(1);
    case 'k':
      return step(-1);
    default:
      return false;
  }
}

function go(key) {
  const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  link?.click();
  return Boolean(link);
}

function focusFilter() {
  const input = document.querySelector('[data-filter]');
  if (input) {
    input.focus();
    input.select();
  } else {
    location.href = '/#filter';
  }
  return true;
}

function openHelp() {
  document.querySelector('[data-help]').showModal();
  return true;
}

function step(by) {
  const links = [...document.querySelectorAll('[data-row]:not([hidden]) .row-link')];
  if (links.length === 0) {
    return false;
  }
  const at = links.indexOf(document.activeElement);
  links[Math.min(Math.max(at + by, 0), links.length - 1)].focus();
  return true;
}

function isTyping(target) {
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
