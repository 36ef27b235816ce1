// The look behind the stage: requests and events as they happen.

import { get, make } from './dom.js';

/** Lines that are kept in the page. */
const KEPT = 500;

/**
 * Lets the drawer open and fill.
 * @param {import('./club.js').Club} club
 * @param {import('./line.js').Line} line
 */
export function showDrawer(club, line) {
  const [drawer, button, list] = [get('drawer'), get('open-drawer'), get('requests')];
  const open = (is) => {
    drawer.hidden = !is;
    button.setAttribute('aria-expanded', String(is));
    list.replaceChildren();
    line.ask({ do: 'watch', on: is });
    (is ? get('close-drawer') : button).focus();
  };
  button.addEventListener('click', () => open(drawer.hidden));
  get('close-drawer').addEventListener('click', () => open(false));
  drawer.addEventListener('keydown', (event) => event.key === 'Escape' && open(false));
  // A new connection does not know that somebody watches.
  club.addEventListener('people', () => {
    if (!drawer.hidden) {
      list.replaceChildren();
      line.ask({ do: 'watch', on: true });
    }
  });
  club.addEventListener('requests', ({ detail }) => {
    const there = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    list.append(...detail.lines.map((one) => drawLine(one, line)));
    while (list.children.length > KEPT) {
      list.firstElementChild.remove();
    }
    if (there) {
      list.scrollTop = list.scrollHeight;
    }
  });
}

function drawLine(one, line) {
  const at = new Date(one.at).toLocaleTimeString();
  const head = [
    make('span.method', {}, one.method),
    make('span.path', {}, one.path),
    one.verdict && make(`span.verdict.${one.verdict.replace(' ', '-')}`, {}, `${one.status || '—'} ${one.verdict}`),
    make('span.when', {}, one.event ? at : `${at} · ${one.took} ms`),
    one.why && make('span.why', {}, one.why),
  ];
  if (one.event) {
    return make('li.event', {}, make('div.line', {}, head));
  }
  const details = make('details', {}, make('summary.line', {}, head));
  details.addEventListener('toggle', async () => {
    if (details.open && !details.querySelector('pre')) {
      const { sent, files, answered, no } = await line.ask({ do: 'request', number: one.number });
      const parts = no ? { no } : { sent, ...(files.length > 0 && { files }), answered };
      for (const [name, what] of Object.entries(parts)) {
        details.append(make('p.hint', {}, name), make('pre', { tabindex: 0 }, JSON.stringify(what, null, 2) ?? '—'));
      }
    }
  });
  return make('li', {}, details);
}
