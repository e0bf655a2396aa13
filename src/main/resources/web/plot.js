// One chart: the lines of a figure, with findings as bands on the time axis and a cross that all charts share.
import { value } from './format.js';
import { clock } from './time.js';

const SYNC = 'weir';
const FONT = '12px -apple-system, "Segoe UI", Inter, Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';

// A canvas cannot read style sheets: an element that is not shown tells what a colour is in the theme of now.
const probe = document.createElement('i');
probe.hidden = true;
document.body.append(probe);

// Steps of an axis of bytes: powers of two read better than 97.7 KiB.
const BINARY = Array.from({ length: 50 }, (_, i) => 2 ** i);

// A share is seen against the whole.
function top(max, unit) {
  return unit === '1' ? Math.max(1.04, max * 1.04) : max > 0 ? max * 1.06 : 1;
}

function inkOf(name) {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

// A value without neighbours makes no line: it is shown as a point.
function alone(u, s) {
  const values = u.data[s];
  const there = (i) => values[i] !== null && values[i] !== undefined;
  const found = [];
  for (let i = 0; i < values.length; i++) {
    if (there(i) && values[i - 1] === null && (values[i + 1] === null || i === values.length - 1)) {
      found.push(i);
    }
  }
  return found;
}

export class Plot {
  constructor(figure) {
    this.figure = figure;
    this.box = figure.querySelector('.plot');
    this.marks = [];
    this.range = [0, 1];
  }

  show(series, marks, from, to) {
    const lines = this.lines().filter((line) => series.some((s) => s.signal === line.signal));
    if (lines.length === 0) {
      return;
    }
    this.marks = marks;
    this.range = [from / 1_000, to / 1_000];
    const tables = lines.map((line) => {
      const { at, values } = series.find((s) => s.signal === line.signal);
      return [at.map((t) => t / 1_000), values];
    });
    const data = uPlot.join(tables);
    const key = lines.map((line) => line.signal).join();
    if (this.chart && this.key === key) {
      this.chart.setData(data, false);
      this.chart.setScale('x', { min: this.range[0], max: this.range[1] });
    } else {
      this.build(lines, data, key);
    }
    this.relabel();
  }

  build(lines, data, key) {
    this.chart?.destroy();
    this.key = key;
    this.box.textContent = '';
    this.chart = new uPlot(this.options(lines), data, this.box);
    this.box.dataset.drawn = '';
  }

  lines() {
    return [...this.figure.querySelectorAll('tr[data-signal]')].map((row) => ({
      signal: row.dataset.signal,
      role: row.querySelector('.swatch').className.match(/r-(\w+)/)[1],
    }));
  }

  options(lines) {
    const unit = this.figure.dataset.unit;
    const ink = (name) => () => inkOf(name);
    const axis = { stroke: ink('--muted'), font: FONT, grid: { stroke: ink('--line'), width: 1 }, ticks: { show: false } };
    return {
      width: this.box.clientWidth,
      height: this.box.clientHeight,
      padding: [8, 6, 0, 0],
      legend: { show: false },
      cursor: { sync: { key: SYNC }, y: false, points: { size: 6 }, drag: { x: false, y: false } },
      scales: {
        x: { range: () => this.range },
        y: { range: (u, min, max) => [Math.min(0, min), top(max, unit)] },
      },
      axes: [
        { ...axis, size: 26, space: 64, values: (u, ticks) => ticks.map((t, i) => this.tick(t, ticks, i)) },
        { ...axis, size: 62, space: 34, incrs: unit.startsWith('By') ? BINARY : undefined, values: (u, ticks) => ticks.map((t) => value(t, unit)) },
      ],
      series: [{}, ...lines.map(({ role }) => this.line(role))],
      hooks: { drawClear: [(u) => this.drawMarks(u)], setCursor: [(u) => this.read(u.cursor.idx)] },
    };
  }

  line(role) {
    const name = { first: '--series', second: '--series-2', loss: '--loss', limit: '--limit' }[role] ?? `--${role}`;
    return {
      stroke: () => inkOf(name),
      fill: role === 'first' ? () => inkOf('--series-soft') : undefined,
      width: 1.5,
      dash: role === 'limit' ? [5, 4] : undefined,
      spanGaps: false,
      points: { show: true, size: 4, filter: alone },
    };
  }

  tick(seconds, ticks, i) {
    const at = new Date(seconds * 1_000);
    const fine = ticks.length > 1 && ticks[1] - ticks[0] < 60;
    const newDay = i > 0 && new Date(ticks[i - 1] * 1_000).getDate() !== at.getDate();
    return newDay ? at.toLocaleDateString(undefined, { day: 'numeric', month: 'short' }) : clock(at).slice(0, fine ? 8 : 5);
  }

  drawMarks(u) {
    const { ctx, bbox } = u;
    for (const mark of this.marks) {
      const from = u.valToPos(Math.max(Date.parse(mark.from) / 1_000, this.range[0]), 'x', true);
      const to = u.valToPos(Math.min(mark.to ? Date.parse(mark.to) / 1_000 : this.range[1], this.range[1]), 'x', true);
      if (to >= from && to >= bbox.left) {
        ctx.save();
        ctx.fillStyle = inkOf(`--${mark.severity}`);
        ctx.globalAlpha = 0.1;
        ctx.fillRect(from, bbox.top, Math.max(2, to - from), bbox.height);
        ctx.globalAlpha = 0.9;
        ctx.fillRect(from, bbox.top, Math.max(2, to - from), 2 * devicePixelRatio);
        ctx.restore();
      }
    }
  }

  // Under the cross, the legend's first column shows the values of that instant.
  read(index) {
    const head = this.figure.querySelector('[data-chart-last]');
    const cells = this.figure.querySelectorAll('[data-value]');
    const at = index === null || index === undefined ? null : this.chart.data[0][index];
    head.textContent = at === null ? 'last' : clock(new Date(at * 1_000));
    const signals = this.key.split(',');
    for (const cell of cells) {
      cell.dataset.last ??= cell.textContent;
      const place = signals.indexOf(cell.closest('tr').dataset.signal) + 1;
      const v = at === null ? null : this.chart.data[place]?.[index];
      cell.textContent = at === null ? cell.dataset.last : value(v ?? Number.NaN, this.figure.dataset.unit);
    }
  }

  // After a refresh the cells hold the server's newest values again.
  relabel() {
    for (const cell of this.figure.querySelectorAll('[data-value]')) {
      delete cell.dataset.last;
    }
    if (this.chart) {
      this.read(this.chart.cursor.idx);
    }
  }

  recolour() {
    this.chart?.redraw(false);
  }

  resize() {
    if (this.chart && this.box.clientWidth > 0 && this.box.clientWidth !== this.chart.width) {
      this.chart.setSize({ width: this.box.clientWidth, height: this.box.clientHeight });
    }
  }

  destroy() {
    this.chart?.destroy();
  }
}
