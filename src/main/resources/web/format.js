// Numbers with their units, by the same rules as io.weir.web.format.Format; one table of cases tests both.
const SPACE = '\u00a0';
const THOUSANDS = ['k', 'M', 'G', 'T'];
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
export const NONE = '–';

export function value(v, unit) {
  if (!Number.isFinite(v)) {
    return NONE;
  }
  switch (unit) {
    case 's': return seconds(v);
    case '1': return share(v);
    case '%': return share(v / 100);
    case 'By': return bytes(v);
    case 'By/s': return `${bytes(v)}/s`;
    case '{event}/s':
    case '{batch}/s':
    case '1/s': return `${number(v)}/s`;
    default: return number(v);
  }
}

export function number(v) {
  const size = Math.abs(v);
  const sign = v < 0 && size >= 5e-7 ? '−' : '';
  return sign + (size < 9_999.5 ? small(size) : large(size));
}

function share(v) {
  const percent = v * 100;
  const fine = Math.abs(percent) < 9.95 && percent !== Math.round(percent);
  return digits(percent, fine ? 1 : 0) + SPACE + '%';
}

function bytes(v) {
  let step = 0;
  let rest = v;
  while (Math.abs(rest) >= 1023.5 && step < BINARY.length - 1) {
    rest /= 1024;
    step++;
  }
  return digits(rest, step === 0 || Math.abs(rest) >= 99.95 ? 0 : 1) + SPACE + BINARY[step];
}

function seconds(v) {
  const size = Math.abs(v);
  if (size >= 59.95) {
    return minutes(v);
  }
  if (size === 0 || size >= 0.9995) {
    return trimmed(v) + SPACE + 's';
  }
  return size >= 0.0009995 ? trimmed(v * 1e3) + SPACE + 'ms' : trimmed(v * 1e6) + SPACE + 'µs';
}

function minutes(v) {
  const all = Math.round(v);
  if (all < 3_600) {
    return pair(Math.floor(all / 60), 'min', all % 60, 's');
  }
  return all < 86_400
    ? pair(Math.floor(all / 3_600), 'h', Math.floor(all / 60) % 60, 'min')
    : pair(Math.floor(all / 86_400), 'd', Math.floor(all / 3_600) % 24, 'h');
}

function pair(large, largeUnit, small, smallUnit) {
  const first = large + SPACE + largeUnit;
  return small === 0 ? first : first + SPACE + small + SPACE + smallUnit;
}

function small(size) {
  if (size < 5e-7) {
    return '0';
  }
  if (size < 0.095) {
    return stripped(digits(size, size < 0.00095 ? 6 : 3));
  }
  return size < 0.995 ? stripped(digits(size, 2)) : trimmed(size);
}

function large(size) {
  let rest = size / 1e3;
  let step = 0;
  while (rest >= 999.5 && step < THOUSANDS.length - 1) {
    rest /= 1e3;
    step++;
  }
  return stripped(digits(rest, rest < 99.95 ? 1 : 0)) + SPACE + THOUSANDS[step];
}

function trimmed(v) {
  const whole = Math.abs(v - Math.round(v)) < 0.05;
  return digits(v, whole || Math.abs(v) >= 99.95 ? 0 : 1);
}

function stripped(text) {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function digits(v, decimals) {
  const [whole, part] = Math.abs(v).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = v < 0 && Number(v.toFixed(decimals)) !== 0 ? '−' : '';
  return sign + grouped + (part ? `.${part}` : '');
}
