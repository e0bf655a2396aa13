// Light or dark. A cookie remembers the choice, so that the server's first byte has it right and nothing flashes.
const YEAR = 365 * 24 * 3600;

export function startTheme() {
  const button = document.querySelector('[data-theme-toggle]');
  button.hidden = false;
  button.addEventListener('click', toggleTheme);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', announce);
}

export function toggleTheme() {
  const root = document.documentElement;
  const theme = isDark() ? 'light' : 'dark';
  root.dataset.theme = theme;
  document.cookie = `weir-theme=${theme};path=/;max-age=${YEAR};samesite=lax`;
  announce();
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

function announce() {
  document.dispatchEvent(new CustomEvent('weir:theme'));
}
