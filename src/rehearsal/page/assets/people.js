// Who is played, and the switch to somebody else.

import { avatar } from './avatar.js';
import { get, icon, make } from './dom.js';
import { addressOf } from './route.js';

/**
 * Keeps the switch as it is.
 * @param {import('./club.js').Club} club
 */
export function showPeople(club) {
  const place = get('me');
  const button = make('button.self', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'people' });
  const list = make('ul.people', { id: 'people', hidden: true, 'aria-label': 'Be somebody else' });
  place.append(list, button);
  const open = (is) => {
    list.hidden = !is;
    button.setAttribute('aria-expanded', String(is));
  };
  button.addEventListener('click', () => {
    open(list.hidden);
    list.querySelector('[aria-current]')?.focus();
  });
  place.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      open(false);
      button.focus();
    }
  });
  document.addEventListener('pointerdown', (event) => !place.contains(event.target) && open(false));

  const draw = () => {
    const { self } = club;
    if (!self) {
      return;
    }
    button.replaceChildren(
      avatar(self),
      make('span.who', {}, make('span.unseen', {}, 'You are '), make('strong', {}, self.name), make('small', {}, self.post)),
      make('span.switch', {}, 'Switch'),
    );
    list.replaceChildren(
      ...club.people.map((one) => {
        const address = addressOf(one.key, club.channel);
        const part = make(
          'a.part',
          { href: address, 'aria-current': one.id === self.id && 'true', click: () => open(false) },
          avatar(one),
          make('span.who', {}, make('strong', {}, one.name), make('small', {}, one.post)),
        );
        const label = `${one.name} in a new tab`;
        return make('li', {}, part, make('a.plain', { href: address, target: '_blank', 'aria-label': label, title: label }, icon('tab')));
      }),
    );
  };
  club.addEventListener('people', draw);
  club.addEventListener('messages', ({ detail }) => detail.anew && draw());
}
