// Channels and threads at the side, and where one is.

import { get, icon, make } from './dom.js';
import { addressOf } from './route.js';

const ICONS = { text: 'hash', news: 'news', voice: 'voice', thread: 'thread', letters: 'letters' };

/**
 * Keeps the list of channels and the heading as they are.
 * @param {import('./club.js').Club} club
 */
export function showPlaces(club) {
  const seen = new Map();
  const draw = () => {
    const { guild, channels, letters } = club.places;
    get('guild').textContent = guild;
    const here = club.place(club.channel);
    if (here) {
      seen.set(`${club.me}/${here.id}`, here.last);
    }
    const entry = (place) => drawPlace(place, club, isUnread(place, club, seen));
    get('places').replaceChildren(
      ...channels
        .filter((channel) => channel.kind !== 'category')
        .map((channel) => {
          const open = channel.threads.filter((thread) => !thread.archived || thread.id === club.channel);
          return make('li', {}, entry(channel), open.length > 0 && make('ul', {}, open.map((one) => make('li', {}, entry(one)))));
        }),
      ...(letters ? [make('li', {}, entry({ ...letters, name: 'Letters from Readalong' }))] : []),
    );
    showHere(here, club);
  };
  for (const kind of ['people', 'places', 'messages']) {
    club.addEventListener(kind, draw);
  }
}

/** Something is unread that came after the place was first listed. */
function isUnread(place, club, seen) {
  const key = `${club.me}/${place.id}`;
  if (!seen.has(key)) {
    seen.set(key, place.kind === 'thread' || place.kind === 'letters' ? null : place.last);
  }
  return place.id !== club.channel && place.last !== seen.get(key);
}

function drawPlace(place, club, unread) {
  const here = place.id === club.channel;
  return make(
    unread ? 'a.place.unread' : 'a.place',
    {
      href: addressOf(club.self?.key ?? '', place.id),
      'aria-current': here && 'page',
      'data-place': place.name,
    },
    icon(ICONS[place.kind] ?? 'hash'),
    make('span', {}, place.name),
    unread && make('span.dot', {}, make('span.unseen', {}, 'unread')),
  );
}

function showHere(here, club) {
  if (!here) {
    return;
  }
  const name = here.kind === 'letters' ? 'Readalong' : here.name;
  const above = here.parent && make('a', { href: addressOf(club.self?.key ?? '', here.parent.id) }, here.parent.name);
  get('place').replaceChildren(
    ...[above && icon('hash'), above, icon(ICONS[here.kind] ?? 'hash'), make('span', {}, name)].filter(Boolean),
  );
  document.title = `${name} · Readalong rehearsal`;
}
