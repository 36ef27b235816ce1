// A slash command being filled in: a field for each option.

import { freshId, icon, make } from './dom.js';
import { size } from './embed.js';
import { upload } from './line.js';

const WHOLE = 4;
const TRUTH = 5;
const USER = 6;
const CHANNEL = 7;
const ANYBODY = 9;
const NUMBER = 10;
const FILE = 11;

/** Commands with no more options than these show all of them at once. */
const SHOWN_AT_ONCE = 4;
/** How long typing rests before the bot is asked what it suggests. */
const REST_MS = 120;

export class CommandForm {
  /**
   * @param {Object} command what is filled in, with its `path` and `options`
   * @param {{club: import('./club.js').Club, line: import('./line.js').Line,
   *   suggestions: import('./choices.js').Suggestions, send: () => void, leave: () => void,
   *   keep: () => void, complain: (what: string) => void}} around
   */
  constructor(command, around) {
    this.command = command;
    this.around = around;
    this.fields = [];
    this.more = make('span.more');
    this.element = make(
      'div.command',
      { role: 'group', 'aria-label': `/${command.path}: ${command.description}` },
      make('span.command-name', {}, `/${command.path}`),
      this.more,
    );
    const few = command.options.length <= SHOWN_AT_ONCE;
    for (const option of command.options) {
      if (few || option.required) {
        this.#add(option);
      } else {
        this.more.append(this.#adder(option));
      }
    }
  }

  /** Puts the focus where something is still to be filled in. */
  focus() {
    const next = this.fields.find((one) => one.option.required && one.isEmpty()) ?? this.fields[0];
    next?.input.focus();
  }

  /** @returns {Object} what is filled in, by the options' names */
  values() {
    const filled = this.fields.filter((one) => !one.isEmpty());
    return Object.fromEntries(filled.map((one) => [one.option.name, one.value()]));
  }

  /** @returns {Object} what was typed and picked, to be filled in again */
  typed() {
    const filled = this.fields.filter((one) => !one.isEmpty() && one.option.type !== FILE);
    return Object.fromEntries(
      filled.map((one) => [one.option.name, { text: one.input.value, value: one.value() }]),
    );
  }

  /** Fills in what {@link typed} gave. */
  fill(typed) {
    for (const [name, { text, value }] of Object.entries(typed)) {
      const option = this.command.options.find((one) => one.name === name);
      if (option && option.type !== FILE) {
        const field = this.fields.find((one) => one.option.name === name) ?? this.#add(option);
        field.pick({ label: text, value });
      }
    }
  }

  /**
   * Takes a file into the option that is for one.
   * @param {File} file
   * @returns {boolean} whether there is such an option
   */
  takeFile(file) {
    const files = this.fields.filter((one) => one.option.type === FILE);
    const field = files.find((one) => one.isEmpty()) ?? files[0];
    field?.take(file);
    return Boolean(field);
  }

  #adder(option) {
    const add = make('button.as-link', { type: 'button', title: option.description }, `+ ${option.name}`);
    add.addEventListener('click', () => {
      add.remove();
      this.#add(option).input.focus();
    });
    return add;
  }

  #add(option) {
    const field = option.type === FILE ? new FileField(option, this) : new TextField(option, this);
    this.fields.push(field);
    this.element.insertBefore(field.element, this.more);
    return field;
  }

  /** After a choice: on to the next field that is empty, or ready to send. */
  next(field) {
    const at = this.fields.indexOf(field);
    const next = this.fields.slice(at + 1).find((one) => one.isEmpty());
    if (next) {
      next.input.focus();
    } else {
      this.around.suggestions.hide();
    }
  }

  /** Keys that are the same in every field. */
  key(event, field) {
    const { suggestions } = this.around;
    if (suggestions.takes(event)) {
      return;
    }
    const { current } = suggestions;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.around.leave();
    } else if (event.key === 'Tab' && !event.shiftKey && current && !field.isEmpty()) {
      field.pick(current);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (current && field.takesPick()) {
        field.pick(current);
        this.next(field);
      } else {
        this.around.send();
      }
    } else if (event.key === 'Backspace' && field.input.value === '' && field === this.fields[0]) {
      event.preventDefault();
      this.around.leave();
    }
  }
}

/** An option that is typed, or picked from what is suggested. */
class TextField {
  constructor(option, form) {
    this.option = option;
    this.form = form;
    this.picked = null;
    const id = freshId();
    this.input = make('input', {
      id,
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-description': option.description,
      'aria-required': option.required && 'true',
      placeholder: option.required ? '' : 'optional',
      autocomplete: 'off',
      spellcheck: 'false',
      inputmode: option.type === WHOLE || option.type === NUMBER ? 'decimal' : null,
      focus: () => this.#suggest(),
      blur: () => form.around.suggestions.hide(),
      keydown: (event) => form.key(event, this),
      input: () => {
        this.picked = null;
        this.#suggest();
      },
    });
    this.element = make('span.option', {}, make('label', { for: id }, option.name), this.input);
  }

  isEmpty() {
    return this.input.value.trim() === '';
  }

  /** Whether Enter takes what is suggested; an option may be left out. */
  takesPick() {
    const { moved } = this.form.around.suggestions;
    return this.picked === null && (!this.isEmpty() || this.option.required || moved);
  }

  value() {
    return this.picked ? this.picked.value : this.input.value.trim();
  }

  pick(choice) {
    this.picked = { value: choice.value };
    this.input.value = choice.label;
    this.form.around.keep();
  }

  #suggest() {
    clearTimeout(this.timer);
    const known = this.#known();
    if (known) {
      this.#show(known);
    } else if (this.option.autocomplete) {
      this.timer = setTimeout(() => this.#ask(), REST_MS);
      this.#show([]);
    } else {
      this.#show([]);
    }
  }

  /** What can be chosen without asking the bot; null where it is to be asked. */
  #known() {
    const { option, form } = this;
    const { people, places } = form.around.club;
    const text = this.picked ? '' : this.input.value.trim().toLowerCase();
    const fits = (choice) => choice.label.toLowerCase().includes(text);
    if (option.choices?.length > 0) {
      return option.choices.map(({ name, value }) => ({ label: name, value })).filter(fits);
    }
    if (option.type === TRUTH) {
      return [true, false].map((value) => ({ label: value ? 'True' : 'False', value })).filter(fits);
    }
    if (option.type === CHANNEL) {
      const kinds = option.channel_types ?? [];
      const places_ = places.channels.flatMap((one) => [one, ...one.threads]);
      return places_
        .filter((one) => kinds.length === 0 || kinds.includes(one.type))
        .map((one) => ({ label: one.name, value: one.id, icon: one.kind === 'thread' ? 'thread' : 'hash' }))
        .filter(fits);
    }
    if (option.type === USER || option.type === ANYBODY) {
      return people.map((one) => ({ label: one.name, hint: one.post, value: one.id })).filter(fits);
    }
    return null;
  }

  async #ask() {
    const { option, form } = this;
    const others = form.values();
    for (const field of form.fields) {
      if (field.option.name === option.name || field.option.type === FILE) {
        delete others[field.option.name];
      }
    }
    const text = this.picked ? '' : this.input.value;
    const asked = (this.asked = (this.asked ?? 0) + 1);
    const { choices, no } = await form.around.line.ask({
      do: 'complete',
      command: form.command.path,
      option: option.name,
      text,
      others,
    });
    if (asked === this.asked && document.activeElement === this.input) {
      this.#show((choices ?? []).map(({ name, value }) => ({ label: name, value })), no && 'Loading options failed');
    }
  }

  #show(choices, instead) {
    const { description, name } = this.option;
    const { suggestions } = this.form.around;
    suggestions.show(this.input, instead || `${name}: ${description}`, choices);
    suggestions.onPick = (choice) => {
      this.pick(choice);
      this.form.next(this);
    };
  }
}

/** An option that takes a file. */
class FileField {
  constructor(option, form) {
    this.option = option;
    this.form = form;
    this.chooser = make('input', {
      type: 'file',
      class: 'unseen',
      tabindex: -1,
      'aria-hidden': 'true',
      change: () => this.chooser.files[0] && this.take(this.chooser.files[0]),
    });
    this.input = make(
      'button.file-choice',
      {
        type: 'button',
        'aria-label': `${option.name}: choose a file`,
        'aria-description': option.description,
        click: () => this.chooser.click(),
        focus: () => form.around.suggestions.show(this.input, `${option.name}: ${option.description}`, []),
        blur: () => form.around.suggestions.hide(),
        keydown: (event) => {
          if (event.key === 'Escape') {
            form.around.leave();
          } else if (event.key === 'Enter' && !this.isEmpty()) {
            event.preventDefault();
            form.around.send();
          }
        },
      },
      icon('file'),
      'Choose or drop a file',
    );
    this.element = make('span.option', {}, make('span.label', {}, option.name), this.input, this.chooser);
  }

  isEmpty() {
    return !this.id;
  }

  takesPick() {
    return false;
  }

  value() {
    return this.id;
  }

  pick() {
    // A file is not picked from suggestions.
  }

  async take(file) {
    this.input.setAttribute('aria-busy', 'true');
    const { id, no } = await upload(file);
    this.input.removeAttribute('aria-busy');
    if (no) {
      this.form.around.complain(no);
      return;
    }
    this.id = id;
    this.input.replaceChildren(icon('file'), `${file.name} (${size(file.size)})`);
    this.input.setAttribute('aria-label', `${this.option.name}: ${file.name}. Choose another file`);
    this.input.focus();
  }
}
