// Filters the rows of the overview while one types; without a script the form asks the server.
export function startFilter() {
  const input = document.querySelector('[data-filter]');
  if (!input) {
    return;
  }
  const apply = () => show(input.value.trim().toLowerCase());
  input.addEventListener('input', apply);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      input.value = '';
      apply();
      input.blur();
    }
  });
  document.addEventListener('weir:patched', apply);
}

function show(words) {
  let shown = 0;
  for (const row of document.querySelectorAll('[data-words]')) {
    row.hidden = !row.dataset.words.includes(words);
    shown += row.hidden ? 0 : 1;
  }
  const none = document.querySelector('[data-filter-none]');
  if (none) {
    none.hidden = shown > 0;
  }
}
