// Replaces the drawings of a page by charts that can be read off, and keeps them up to date.
import { Plot } from './plot.js';

const SPANS = { '15m': 900, '1h': 3_600, '6h': 21_600, '24h': 86_400 };
const LEAST_PAUSE = 4_000;
const LEAST_SPAN = 120_000;
const PIXELS_A_POINT = 2.5;

const plots = new Map();
let loading = false;
let loaded = 0;

export function startCharts() {
  const box = document.querySelector('[data-charts]');
  if (!box) {
    return;
  }
  load();
  document.addEventListener('weir:patched', refresh);
  document.addEventListener('weir:theme', () => plots.forEach((plot) => plot.recolour()));
  new ResizeObserver(() => plots.forEach((plot) => plot.resize())).observe(box);
}

function refresh() {
  plots.forEach((plot) => plot.relabel());
  const span = SPANS[document.querySelector('[data-charts]')?.dataset.span] ?? 0;
  if (performance.now() - loaded > Math.max(LEAST_PAUSE, span * 3)) {
    load();
  }
}

// The box is looked up anew each time: the page's refresh may have changed what it asks for.
async function load() {
  const box = document.querySelector('[data-charts]');
  if (!box || loading) {
    return;
  }
  loading = true;
  try {
    const { from, to } = interval(box);
    const range = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), maxPoints: points() });
    const answer = await fetch(`${box.dataset.charts}?${range}`, { headers: { Accept: 'application/json' } });
    if (answer.ok) {
      draw(await answer.json(), from, to);
    }
  } catch {
    // The drawings stay as they are; the mark of the connection tells that it is lost.
  } finally {
    loading = false;
    loaded = performance.now();
  }
}

// More points than can be told apart would only show noise.
function points() {
  const width = document.querySelector('[data-charts] .plot')?.clientWidth ?? 0;
  return Math.min(500, Math.max(60, Math.round(width / PIXELS_A_POINT)));
}

function interval(box) {
  if (box.dataset.from) {
    return { from: Number(box.dataset.from), to: Number(box.dataset.toMillis) };
  }
  const to = box.dataset.to ? Date.parse(box.dataset.to) : Date.now();
  const oldest = to - SPANS[box.dataset.span] * 1_000;
  return { from: Math.max(oldest, Math.min(Date.parse(box.dataset.since), to - LEAST_SPAN)), to };
}

function draw({ series, findings }, from, to) {
  const only = Number(document.querySelector('[data-charts]').dataset.finding ?? 0);
  const seen = new Set();
  for (const figure of document.querySelectorAll('[data-charts] [data-chart]')) {
    const { stage } = figure.dataset;
    const own = series.filter((s) => s.stage === stage);
    const marks = findings.filter((f) => (only ? f.id === only : f.stage === null || f.stage === stage));
    if (!plots.has(figure)) {
      plots.set(figure, new Plot(figure));
    }
    plots.get(figure).show(own, marks, from, to);
    seen.add(figure);
  }
  for (const [figure, plot] of plots) {
    if (!seen.has(figure)) {
      plot.destroy();
      plots.delete(figure);
    }
  }
}
