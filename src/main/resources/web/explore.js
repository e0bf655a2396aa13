// Replaces the drawing of a query by a chart that can be read off. Enter sends the expression, Shift+Enter breaks a line.
import { Plot } from './plot.js';

const POINTS = 500;

export function startExplore() {
  const field = document.querySelector('[data-ask]');
  field?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      field.form.requestSubmit();
    }
  });
  const figure = document.querySelector('[data-explore]');
  if (figure) {
    draw(figure);
  }
}

async function draw(figure) {
  const lines = figure.querySelectorAll('tr[data-signal]').length;
  const answer = await fetch(`${figure.dataset.explore}&points=${POINTS}&limit=${lines}`, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    return;
  }
  const { from, stepSeconds, points, series } = await answer.json();
  const start = Date.parse(from);
  const at = Array.from({ length: points }, (_, i) => start + i * stepSeconds * 1_000);
  const plot = new Plot(figure);
  plot.show(series.map(({ values }, i) => ({ signal: String(i), at, values: values.map(drawn) })), [], at[0], at[points - 1]);
  document.addEventListener('weir:theme', () => plot.recolour());
  new ResizeObserver(() => plot.resize()).observe(figure);
}

// Infinity comes as a text, and no chart can show it.
function drawn(value) {
  return typeof value === 'number' ? value : null;
}
