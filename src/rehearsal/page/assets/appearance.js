// Light, dark, or as the system has it; and the list at the side on narrow
// screens.

import { get } from './dom.js';

const NEXT = { system: 'light', light: 'dark', dark: 'system' };

/** Lets the switch between light and dark work. */
export function showTheme() {
  const button = get('theme');
  const root = document.documentElement;
  const show = () => {
    const now = root.dataset.theme ?? 'system';
    button.title = `Appearance: ${now}`;
    button.setAttribute('aria-label', `Appearance: ${now}. Change to ${NEXT[now]}`);
  };
  button.addEventListener('click', () => {
    const next = NEXT[root.dataset.theme ?? 'system'];
    if (next === 'system') {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = next;
    }
    try {
      localStorage.setItem('theme', next);
    } catch {
      // It holds until the page is loaded anew.
    }
    show();
  });
  show();
}

/** Lets the list at the side slide in and out on narrow screens. */
export function showSide() {
  const [side, button] = [get('side'), get('open-side')];
  const open = (is) => {
    document.body.classList.toggle('side-open', is);
    button.setAttribute('aria-expanded', String(is));
    if (is) {
      get('close-side').focus();
    } else if (side.contains(document.activeElement)) {
      button.focus();
    }
  };
  button.addEventListener('click', () => open(true));
  get('close-side').addEventListener('click', () => open(false));
  side.addEventListener('keydown', (event) => event.key === 'Escape' && open(false));
  side.addEventListener('click', (event) => event.target.closest('a, [data-stage]') && open(false));
  get('main').addEventListener('pointerdown', () => open(false));
}
