// The stage: what happens at the press of a button, and how the bot is.

import { get } from './dom.js';

/** How long it stands there what a play came to. */
const SAID_MS = 15_000;

/**
 * Lets the buttons work and keeps them as they are.
 * @param {import('./club.js').Club} club
 * @param {(what: Object) => Promise<void>} act does something
 */
export function showStage(club, act) {
  let gone;
  const buttons = [...document.querySelectorAll('[data-stage]')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const what = button.dataset.stage;
      act(what === 'slow' ? { do: 'slow', on: !club.stage.slow } : { do: what });
    });
  }
  club.addEventListener('stage', () => {
    const { playing, played, slow, cut, bot } = club.stage;
    for (const button of buttons) {
      const busy = { fill: playing, storm: playing, cut, restart: !bot }[button.dataset.stage];
      button.disabled = Boolean(busy);
    }
    document.querySelector('[data-stage="slow"]').setAttribute('aria-pressed', String(slow));
    const line = get('playing');
    clearTimeout(gone);
    if (playing || line.classList.contains('plays')) {
      line.textContent = playing ?? played ?? '';
      line.hidden = false;
    }
    line.classList.toggle('plays', Boolean(playing));
    gone = setTimeout(() => (line.hidden = !club.stage.playing), SAID_MS);
    const state = get('bot');
    state.textContent = bot ? 'Readalong is here' : 'Readalong is away';
    state.classList.toggle('away', !bot);
  });
}
