// A list of choices that opens at an element: menus, suggestions, people.

import { freshId, icon, make } from './dom.js';

/**
 * A list that a text field drives: the focus stays in the field, the list says
 * which choice is the active one.
 */
export class Suggestions {
  /**
   * @param {HTMLElement} place where the list appears
   * @param {(choice: Object) => void} onPick told what was picked
   */
  constructor(place, onPick) {
    this.onPick = onPick;
    this.heading = make('p.list-heading');
    this.list = make('ul.choices', { role: 'listbox', id: freshId(), 'aria-label': 'Suggestions' });
    this.box = make('div.suggestions', { hidden: true }, this.heading, this.list);
    // A press in the list does not take the focus from the field.
    this.box.addEventListener('mousedown', (event) => event.preventDefault());
    place.append(this.box);
    this.choices = [];
    this.active = -1;
    /** Whether somebody has moved in the list since it was shown. */
    this.moved = false;
  }

  get open() {
    return !this.box.hidden;
  }

  /** The choice that Enter picks. */
  get current() {
    return this.open ? this.choices[this.active] : undefined;
  }

  /**
   * Shows choices, each with a `label` and perhaps a `hint`, `note`, `icon`.
   * @param {HTMLElement} field the text field that drives the list
   * @param {string} heading what they are
   * @param {Object[]} choices
   */
  show(field, heading, choices) {
    this.field = field;
    this.choices = choices;
    this.moved = false;
    this.heading.textContent = heading;
    this.list.replaceChildren(
      ...choices.map((choice) => {
        const item = row(choice, false);
        item.addEventListener('click', () => this.onPick(choice));
        return item;
      }),
    );
    this.box.hidden = heading === '' && choices.length === 0;
    field.setAttribute('aria-controls', this.list.id);
    field.setAttribute('aria-expanded', String(choices.length > 0));
    this.#activate(choices.length > 0 ? 0 : -1);
  }

  hide() {
    this.box.hidden = true;
    this.active = -1;
    this.field?.setAttribute('aria-expanded', 'false');
    this.field?.removeAttribute('aria-activedescendant');
  }

  /**
   * Takes a key that moves in the list.
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it did
   */
  takes(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!this.open || !step || this.choices.length === 0) {
      return false;
    }
    event.preventDefault();
    this.moved = true;
    const count = this.choices.length;
    this.#activate((this.active + step + count) % count);
    return true;
  }

  #activate(at) {
    this.active = at;
    const items = [...this.list.children];
    items.forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
    if (items[at]) {
      items[at].scrollIntoView({ block: 'nearest' });
      this.field?.setAttribute('aria-activedescendant', items[at].id);
    } else {
      this.field?.removeAttribute('aria-activedescendant');
    }
  }
}

/**
 * Opens a menu of choices over the page and waits.
 * @param {HTMLElement} anchor the button that opens it; it gets the focus back
 * @param {string} label what is chosen
 * @param {Object[]} choices each with `label`, `value` and perhaps more
 * @param {{least?: number, most?: number}} [bounds] how many may be picked
 * @returns {Promise<string[]|null>} the values, or null where it was left
 */
export function choose(anchor, label, choices, { least = 1, most = 1 } = {}) {
  return new Promise((resolve) => {
    const several = most > 1;
    const picked = new Set(choices.filter((one) => one.chosen).map((one) => one.value));
    const items = choices.map((choice) => row(choice, several));
    const list = make(
      'ul.choices',
      { role: 'listbox', tabindex: 0, 'aria-label': label, 'aria-multiselectable': several && 'true' },
      items,
    );
    const done = make('button.primary', { type: 'button', click: () => close([...picked]) }, 'Done');
    const menu = make('div.menu', { popover: 'manual' }, list, several && make('p.menu-foot', {}, done));
    document.body.append(menu);
    menu.showPopover();
    anchor.setAttribute('aria-expanded', 'true');
    place(menu, anchor);

    let active = Math.max(0, choices.findIndex((one) => one.chosen));
    const show = () => {
      items.forEach((item, i) => {
        item.classList.toggle('active', i === active);
        item.setAttribute('aria-selected', String(several ? picked.has(choices[i].value) : i === active));
      });
      list.setAttribute('aria-activedescendant', items[active]?.id ?? '');
      items[active]?.scrollIntoView({ block: 'nearest' });
      done.disabled = picked.size < least || picked.size > most;
    };
    const take = (at) => {
      active = at;
      const { value } = choices[at];
      if (!several) {
        close([value]);
        return;
      }
      if (!picked.delete(value) && picked.size < most) {
        picked.add(value);
      }
      show();
    };
    const close = (values) => {
      document.removeEventListener('pointerdown', outside, true);
      menu.remove();
      anchor.setAttribute('aria-expanded', 'false');
      anchor.focus();
      resolve(values);
    };
    const outside = (event) => {
      if (!menu.contains(event.target)) {
        close(null);
      }
    };
    document.addEventListener('pointerdown', outside, true);
    items.forEach((item, i) => item.addEventListener('click', () => take(i)));
    let typed = '';
    let typedAt = 0;
    menu.addEventListener('keydown', (event) => {
      const moves = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: choices.length - 1 };
      if (event.key === 'Escape') {
        event.preventDefault();
        close(null);
      } else if (event.key === 'Tab' && !several) {
        event.preventDefault();
        close(null);
      } else if (event.target !== list) {
        return;
      } else if (event.key in moves) {
        event.preventDefault();
        active = Math.min(Math.max(moves[event.key], 0), choices.length - 1);
        show();
      } else if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        take(active);
      } else if (event.key.length === 1) {
        typed = event.timeStamp - typedAt < 700 ? typed + event.key : event.key;
        typedAt = event.timeStamp;
        const at = choices.findIndex((one) => one.label.toLowerCase().startsWith(typed.toLowerCase()));
        active = at < 0 ? active : at;
        show();
      }
    });
    show();
    list.focus();
  });
}

function row(choice, several) {
  return make(
    'li.choice',
    { role: 'option', id: freshId(), 'aria-selected': 'false' },
    several && make('span.tick', { 'aria-hidden': 'true' }),
    choice.icon && icon(choice.icon),
    make(
      'span.choice-text',
      {},
      make('span.choice-label', {}, choice.label),
      choice.hint && make('span.choice-hint', {}, choice.hint),
    ),
    choice.note && make('span.badge', {}, choice.note),
  );
}

/** Puts a menu under its anchor, or over it where there is more room. */
function place(menu, anchor) {
  const at = anchor.getBoundingClientRect();
  const below = innerHeight - at.bottom;
  const up = below < 260 && at.top > below;
  const width = Math.min(Math.max(at.width, 240), innerWidth - 16);
  menu.style.width = `${width}px`;
  menu.style.left = `${Math.min(Math.max(at.left, 8), innerWidth - width - 8)}px`;
  menu.style.maxHeight = `${Math.min(420, (up ? at.top : below) - 16)}px`;
  if (up) {
    menu.style.bottom = `${innerHeight - at.top + 4}px`;
  } else {
    menu.style.top = `${at.bottom + 4}px`;
  }
}
