// Times as Discord writes them.

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const STYLES = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/**
 * When a message was sent.
 * @param {number} at milliseconds since 1970
 * @returns {string} such as `21:04`, or with the day where it was another
 */
export function sentAt(at) {
  const date = new Date(at);
  if (date.toDateString() === new Date().toDateString()) {
    return clock.format(date);
  }
  return `${date.toLocaleDateString()} ${clock.format(date)}`;
}

/**
 * A timestamp of Discord's Markdown, `<t:seconds:style>`.
 * @param {number} seconds since 1970
 * @param {string} style one letter
 * @returns {string}
 */
export function timestamp(seconds, style) {
  if (style === 'R') {
    return fromNow(seconds - Date.now() / 1000);
  }
  const format = new Intl.DateTimeFormat(undefined, STYLES[style] ?? STYLES.f);
  return format.format(new Date(seconds * 1000));
}

function fromNow(seconds) {
  const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  return format.format(Math.round(seconds / length), unit);
}
