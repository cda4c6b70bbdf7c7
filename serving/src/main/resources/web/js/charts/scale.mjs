/** A linear scale from a domain to pixels. */
export function scale([low, high], [from, to]) {
  return (value) => (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));
}

/** Round numbers over a domain, about as many as asked for, the first at or below it and the last at or above. */
export function ticks(low, high, about = 4) {
  const rough = (high - low || Math.abs(high) || 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find((s) => s * power >= rough * 0.999) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** The same number of decimals for all: as many as the step between them takes. */
export function labelled(values) {
  const step = Math.abs(values[1] - values[0]);
  const decimals = [0, 1, 2, 3, 4].find((d) => Math.abs(step * 10 ** d - Math.round(step * 10 ** d)) < 1e-6) ?? 5;
  return values.map((value) => value.toFixed(decimals));
}
