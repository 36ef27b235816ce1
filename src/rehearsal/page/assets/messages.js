// The messages of the channel, with what is under way at its end.

import { avatar } from './avatar.js';
import { showDeeds } from './components.js';
import { get, make } from './dom.js';
import { drawMessage } from './message.js';

/** Messages of one author within this time stand under one head. */
const TOGETHER_MS = 5 * 60_000;
/** How near to the end counts as being there, in pixels. */
const NEAR_PX = 80;

export class Messages {
  /**
   * @param {import('./club.js').Club} club
   * @param {Object} stage see {@link drawMessage}
   * @param {() => Node} welcome what is shown where there is nothing
   */
  constructor(club, stage, welcome) {
    this.club = club;
    this.stage = stage;
    this.welcome = welcome;
    this.log = get('messages');
    this.newer = get('newer');
    this.known = new Map();
    this.older = make('button.older', { type: 'button', hidden: true }, 'Older messages');
    this.list = make('div.list');
    this.empty = make('div.empty', { hidden: true });
    this.waiting = make('div.waiting');
    this.log.append(this.older, this.empty, this.list, this.waiting);
    this.older.addEventListener('click', () => stage.act({ do: 'older' }));
    this.newer.addEventListener('click', () => this.#toEnd());
    this.log.addEventListener('scroll', () => this.#atEnd() && (this.newer.hidden = true), { passive: true });
    // Pictures grow when they arrive; who is at the end stays there.
    new ResizeObserver(() => this.stays && this.#toEnd()).observe(this.list);
    club.addEventListener('messages', ({ detail }) => this.#take(detail));
    club.addEventListener('own', () => this.#showOwn());
  }

  #take(news) {
    const there = news.anew || this.#atEnd();
    if (news.anew) {
      this.known.clear();
      this.list.replaceChildren();
      this.newer.hidden = true;
    }
    const height = this.log.scrollHeight;
    const first = this.list.firstElementChild?.dataset.id;
    for (const id of news.gone) {
      this.known.get(id)?.element.remove();
      this.known.delete(id);
    }
    const come = news.set.map((message) => this.#put(message)).filter((isNew) => isNew !== null);
    this.#group();
    this.older.hidden = !news.more;
    this.empty.hidden = this.known.size > 0;
    this.empty.replaceChildren(...(this.known.size > 0 ? [] : [this.welcome()]));
    this.#showOwn();
    const grewAbove = first !== undefined && this.list.firstElementChild?.dataset.id !== first;
    if (grewAbove && !news.anew) {
      this.log.scrollTop += this.log.scrollHeight - height;
    } else if (there) {
      this.#toEnd();
    } else if (come.length > 0) {
      this.newer.hidden = false;
    }
    if (!news.anew && !grewAbove) {
      announce(come);
    }
  }

  /** Puts a message where it belongs; gives it where it is new, else null. */
  #put(message) {
    const element = drawMessage(message, this.stage);
    const before = this.known.get(message.id);
    this.known.set(message.id, { message, element });
    if (before) {
      carryOver(before.element, element);
      return null;
    }
    // Ids grow with time, and most messages are the newest.
    let next = null;
    for (let one = this.list.lastElementChild; one; one = one.previousElementSibling) {
      if (isOlder(one.dataset.id, message.id)) {
        break;
      }
      next = one;
    }
    this.list.insertBefore(element, next);
    return message;
  }

  /** Lets messages of one author that follow each other share their head. */
  #group() {
    let last = null;
    for (const element of this.list.children) {
      const { message } = this.known.get(element.dataset.id);
      const together =
        last &&
        last.author.id === message.author.id &&
        last.private === message.private &&
        !message.cause &&
        !message.reply &&
        message.at - last.at < TOGETHER_MS;
      element.classList.toggle('follows', Boolean(together));
      last = message;
    }
  }

  #showOwn() {
    const there = this.#atEnd();
    const { deeds } = this.club.own;
    for (const [id, { element }] of this.known) {
      showDeeds(element, deeds.filter((deed) => deed.message === id));
    }
    this.waiting.replaceChildren(...deeds.filter((deed) => !deed.message).map((deed) => this.#waits(deed)));
    if (there) {
      this.#toEnd();
    }
  }

  /** A command that is not answered yet, or was not. */
  #waits(deed) {
    const self = this.club.self;
    const forget = () => this.stage.act({ do: 'forget', deed: deed.id });
    return make(
      'div.message.private',
      {},
      make('p.before', {}, avatar(self), make('strong', {}, self.name), ' used ', make('span.mention', {}, deed.label)),
      make('div.face', {}, avatar({ bot: true, name: 'Readalong' })),
      make(
        'div.body',
        {},
        make('p.head', {}, make('span.author', {}, 'Readalong'), make('span.badge', {}, 'App')),
        deed.failed
          ? make('p.failed-line', { role: 'alert' }, deed.failed)
          : make('p.thinking', {}, make('span.dots', { 'aria-hidden': 'true' }), 'Sending command…'),
        deed.failed &&
          make(
            'p.only-you',
            {},
            'Only you can see this · ',
            make('button.as-link', { type: 'button', click: forget }, 'Dismiss message'),
          ),
      ),
    );
  }

  #atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    this.stays = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    return this.stays;
  }

  #toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.stays = true;
    this.newer.hidden = true;
  }
}

function isOlder(id, than) {
  return id.length === than.length ? id < than : id.length < than.length;
}

/** Replaces a message by its new form; open spoilers and the focus stay. */
function carryOver(before, after) {
  const open = [...before.querySelectorAll('.spoiler')].map((one) => one.classList.contains('open'));
  after.querySelectorAll('.spoiler').forEach((one, i) => open[i] && one.click());
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  before.replaceWith(after);
  if (focused?.dataset.component) {
    const same = [...after.querySelectorAll('[data-component]')];
    same.find((one) => one.dataset.component === focused.dataset.component)?.focus();
  }
}

/** Reads new messages out to those who do not see them. */
function announce(messages) {
  const told = messages.map((message) => {
    const [embed] = message.embeds;
    const what = message.text || embed?.title || embed?.description || 'a message';
    return `${message.author.name}: ${what.slice(0, 300)}`;
  });
  if (told.length > 0) {
    get('announcer').textContent = told.join('. ');
  }
}
