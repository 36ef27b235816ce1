// Where one writes: messages, files and slash commands.

import { Suggestions } from './choices.js';
import { CommandForm } from './command.js';
import { get, icon, make } from './dom.js';
import { upload } from './line.js';

const FILE = 11;
const KEPT = 'composer';

export class Composer {
  /**
   * @param {import('./club.js').Club} club
   * @param {import('./line.js').Line} line
   */
  constructor(club, line) {
    this.club = club;
    this.line = line;
    this.files = [];
    this.error = make('p.error', { role: 'alert', hidden: true });
    this.attached = make('ul.attached', { 'aria-label': 'Files to send', hidden: true });
    this.text = make('textarea', {
      id: 'text',
      rows: 1,
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      maxlength: 2000,
      keydown: (event) => this.#key(event),
      input: () => this.#typed(),
      blur: () => this.form || this.suggestions.hide(),
    });
    this.place = make('div.writing', {}, this.text);
    const chooser = make('input', { type: 'file', class: 'unseen', multiple: true, tabindex: -1, 'aria-hidden': 'true' });
    chooser.addEventListener('change', () => {
      this.#attach([...chooser.files]);
      chooser.value = '';
    });
    const tool = (name, label, click) =>
      make('button.plain', { type: 'button', 'aria-label': label, title: label, click }, icon(name));
    this.around = make(
      'form.composer',
      { 'aria-label': 'Write', submit: (event) => event.preventDefault() },
      tool('plus', 'Attach files', () => chooser.click()),
      chooser,
      this.place,
      tool('slash', 'Commands', () => this.begin('/')),
      tool('send', 'Send', () => this.send()),
    );
    const box = make('div.composer-box');
    this.suggestions = new Suggestions(box, () => {});
    box.append(this.attached, this.around);
    get('composer').append(this.error, box);
    addEventListener('keydown', (event) => this.#overhear(event));
    this.#takeDrops();
    this.#recall();
    club.addEventListener('commands', () => this.#recall());
    club.addEventListener('messages', ({ detail }) => detail.anew && this.#nameIt());
  }

  /**
   * Says what cannot be done.
   * @param {string} [what] nothing takes the sentence away
   */
  complain(what) {
    const sentence = what && what[0].toUpperCase() + what.slice(1) + (/[.!?]$/.test(what) ? '' : '.');
    this.error.textContent = sentence ?? '';
    this.error.hidden = !what;
  }

  /**
   * Begins with a text, or with a command by its path.
   * @param {string} text such as `/` or `/review post`
   */
  begin(text) {
    this.#leave();
    const command = this.#command(text.slice(1));
    if (command) {
      this.#open(command);
    } else {
      this.text.value = text;
      this.text.focus();
      this.#typed();
    }
  }

  /** Sends the message or the command. */
  async send() {
    this.complain();
    this.suggestions.hide();
    if (this.form) {
      const { form } = this;
      this.#leave();
      const { no } = await this.line.ask({ do: 'slash', command: form.command.path, options: form.values() });
      if (no && !this.form && this.text.value === '') {
        this.#show(form);
      }
      this.complain(no);
      return;
    }
    const [text, files] = [this.text.value, this.files];
    if (text.trim() === '' && files.length === 0) {
      return;
    }
    const command = /^\/\S/.test(text) && this.#command(text.slice(1).trim());
    if (command) {
      this.#open(command);
      return;
    }
    this.text.value = '';
    this.files = [];
    this.#showFiles();
    this.#typed();
    const { no } = await this.line.ask({ do: 'say', text, files: files.map((file) => file.id) });
    this.complain(no);
  }

  /** What is typed where nothing takes it is written here, as in Discord. */
  #overhear({ key, target, ctrlKey, metaKey, altKey, defaultPrevented }) {
    const letter = [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
    const takes = 'input, textarea, select, dialog, #people, [role=listbox], [role=menu]';
    const taken = defaultPrevented || target.closest?.(takes) || document.querySelector('dialog[open]');
    if (letter && !taken && !this.form) {
      this.text.focus();
    }
  }

  #command(path) {
    return this.club.commands.slash.find((one) => one.path === path);
  }

  #nameIt() {
    const place = this.club.place(this.club.channel);
    const where = place && (place.kind === 'letters' ? 'Readalong' : `${place.kind === 'thread' ? '' : '#'}${place.name}`);
    const label = where ? `Message ${where}` : 'Message';
    this.text.placeholder = `${label}, or / for commands`;
    this.text.setAttribute('aria-label', `${label}. Type a slash for commands`);
  }

  #typed() {
    this.text.style.height = 'auto';
    this.text.style.height = `${Math.min(this.text.scrollHeight, 200)}px`;
    this.#keep();
    const { value } = this.text;
    if (!/^\/[^\n]*$/.test(value)) {
      this.suggestions.hide();
      return;
    }
    const typed = value.slice(1).toLowerCase();
    const whole = typed.endsWith(' ') && this.#command(typed.trim());
    if (whole) {
      this.#open(whole);
      return;
    }
    const begins = (one) => one.path.startsWith(typed);
    const has = (one) => !begins(one) && one.path.includes(typed.trim());
    const { slash } = this.club.commands;
    const found = [...slash.filter(begins), ...slash.filter(has)];
    this.suggestions.onPick = (choice) => this.#open(choice.command);
    this.suggestions.show(
      this.text,
      found.length > 0 ? 'Commands of Readalong' : 'There is no such command for you here',
      found.map((command) => ({
        label: `/${command.path}`,
        hint: command.description,
        note: command.needs.join(', '),
        command,
      })),
    );
  }

  #key(event) {
    if (this.suggestions.takes(event)) {
      return;
    }
    const { current } = this.suggestions;
    if (event.key === 'Escape') {
      this.suggestions.hide();
    } else if (event.key === 'Tab' && !event.shiftKey && current) {
      event.preventDefault();
      this.#open(current.command);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (current) {
        this.#open(current.command);
      } else {
        this.send();
      }
    }
  }

  #open(command) {
    this.text.value = '';
    this.complain();
    const form = new CommandForm(command, {
      club: this.club,
      line: this.line,
      suggestions: this.suggestions,
      send: () => this.send(),
      leave: () => {
        this.#leave();
        this.text.focus();
      },
      keep: () => this.#keep(),
      complain: (what) => this.complain(what),
    });
    this.#show(form);
    return form;
  }

  #show(form) {
    this.form = form;
    this.suggestions.hide();
    this.place.replaceChildren(form.element);
    form.element.addEventListener('input', () => this.#keep());
    this.#keep();
    if (form.fields.length > 0) {
      form.focus();
    } else {
      // Nothing to fill in: Enter on the button sends it.
      this.around.lastElementChild.focus();
    }
  }

  #leave() {
    this.form = null;
    this.suggestions.hide();
    this.place.replaceChildren(this.text);
    this.#keep();
  }

  /** Keeps what is written for a page that is loaded anew. */
  #keep() {
    const written = this.form
      ? { command: this.form.command.path, typed: this.form.typed() }
      : { text: this.text.value };
    sessionStorage.setItem(KEPT, JSON.stringify(written));
  }

  /** Takes up what was written before the page was loaded, once. */
  #recall() {
    if (this.recalled || this.club.commands.slash.length === 0) {
      return;
    }
    this.recalled = true;
    const written = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
    const command = written.command && this.#command(written.command);
    if (command) {
      this.#open(command).fill(written.typed ?? {});
    } else if (written.text) {
      this.text.value = written.text;
      this.#typed();
    }
  }

  #takeDrops() {
    const drop = get('drop');
    let within = 0;
    const withFiles = (event) => event.dataTransfer?.types.includes('Files');
    const show = (by) => {
      within = Math.max(0, within + by);
      drop.hidden = within === 0;
    };
    document.addEventListener('dragenter', (event) => withFiles(event) && show(1));
    document.addEventListener('dragleave', (event) => withFiles(event) && show(-1));
    document.addEventListener('dragover', (event) => withFiles(event) && event.preventDefault());
    document.addEventListener('drop', (event) => {
      if (withFiles(event)) {
        event.preventDefault();
        show(-within);
        this.#drop([...event.dataTransfer.files]);
      }
    });
  }

  /**
   * A dropped file goes into the command that is being filled in; where there
   * is none and nothing is written, into the first command that takes a file.
   */
  #drop(files) {
    if (files.length === 1) {
      const takes = this.club.commands.slash.find((one) => one.options.some((option) => option.type === FILE));
      if (!this.form && takes && this.text.value === '' && this.files.length === 0) {
        this.#open(takes);
      }
      if (this.form?.takeFile(files[0])) {
        return;
      }
    }
    this.#attach(files);
  }

  async #attach(files) {
    this.complain();
    for (const file of files) {
      const { id, no } = await upload(file);
      if (no) {
        this.complain(no);
      } else {
        this.files.push({ id, name: file.name });
      }
    }
    this.#showFiles();
  }

  #showFiles() {
    this.attached.hidden = this.files.length === 0;
    this.attached.replaceChildren(
      ...this.files.map((file) => {
        const remove = () => {
          this.files = this.files.filter((one) => one !== file);
          this.#showFiles();
        };
        const label = `Do not send ${file.name}`;
        return make(
          'li',
          {},
          icon('file'),
          file.name,
          make('button.plain', { type: 'button', 'aria-label': label, title: label, click: remove }, icon('close')),
        );
      }),
    );
  }
}
