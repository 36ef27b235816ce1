// What stands in a channel where nothing has been said.

import { make } from './dom.js';

/**
 * @param {import('./club.js').Club} club
 * @param {(what: Object) => void} act does something
 * @param {import('./composer.js').Composer} composer
 * @returns {Node}
 */
export function welcome(club, act, composer) {
  const place = club.place(club.channel);
  const takesFile = club.commands.slash.find((one) => one.options.some((option) => option.type === 11));
  if (place?.kind !== 'text' || place !== club.places.channels[0]) {
    return make('p.hint', {}, 'Nothing has been said here yet.');
  }
  const fill = make('button.primary', { type: 'button', click: () => act({ do: 'fill' }) }, 'Fill the club');
  const post =
    takesFile &&
    make(
      'button.secondary',
      { type: 'button', click: () => composer.begin(`/${takesFile.path}`) },
      'Post a review',
    );
  return make(
    'div.welcome',
    {},
    make('img', { src: 'icon.svg', alt: '', width: 72, height: 72 }),
    make('h2', {}, 'A club to play with'),
    make(
      'p',
      {},
      `This is the real bot on a Discord of its own, on this machine alone. You are everybody: ${club.self.name} now, somebody else with one press of `,
      make('strong', {}, 'Switch'),
      ' below the channels, or both at once in two tabs.',
    ),
    make(
      'ul',
      {},
      make('li', {}, make('strong', {}, 'Look: '), 'let the club fill itself and watch.'),
      make('li', {}, make('strong', {}, 'Play: '), takesFile ? 'drop a review on this page, a text, Markdown or web page.' : 'switch to the reviewer, who can post a review.'),
      make('li', {}, make('strong', {}, 'Ask: '), 'type ', make('kbd', {}, '/'), ' to see what the bot can do for you.'),
    ),
    make('p.welcome-buttons', {}, fill, post),
  );
}
