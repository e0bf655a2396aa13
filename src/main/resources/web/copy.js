// Copies a patch. The clipboard needs a secure context or localhost; elsewhere the text is selected instead.
const SHOWN = 1_600;

export function startCopy() {
  reveal();
  document.addEventListener('weir:patched', reveal);
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) {
      copy(button);
    }
  });
}

function reveal() {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
  }
}

async function copy(button) {
  const code = button.closest('.patch').querySelector('code');
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(code.textContent);
    button.dataset.done = '';
    setTimeout(() => delete button.dataset.done, SHOWN);
  } else {
    getSelection().selectAllChildren(code);
  }
}
