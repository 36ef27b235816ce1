// The form that the bot opens before somebody: a modal.

import { freshId, make } from './dom.js';

/**
 * Opens and closes the form as the club says.
 * @param {import('./club.js').Club} club
 * @param {import('./line.js').Line} line
 */
export function showForm(club, line) {
  let open = null;
  club.addEventListener('own', () => {
    const { form } = club.own;
    if (open && open.id !== form?.id) {
      open.close();
      open = null;
    }
    if (form && !open) {
      open = new OpenForm(form, line);
    }
    open?.update(form);
  });
}

class OpenForm {
  constructor(form, line) {
    this.id = form.id;
    this.line = line;
    this.fields = form.inputs.map((input) => field(input, remembered(form.id, input)));
    this.error = make('p.error', { role: 'alert', hidden: true });
    this.send = make('button.primary', { type: 'submit' }, 'Submit');
    const cancel = make('button.secondary', { type: 'button', click: () => this.#leave() }, 'Cancel');
    const name = freshId();
    this.dialog = make(
      'dialog.form',
      { 'aria-labelledby': name },
      make(
        'form',
        { submit: (event) => this.#submit(event), input: () => this.#remember() },
        make('h2', { id: name }, form.title),
        this.fields.map((one) => one.element),
        this.error,
        make('p.form-foot', {}, cancel, this.send),
      ),
    );
    // Escape leaves the form on the server, too.
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#leave();
    });
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.fields[0]?.input.focus();
  }

  /** Shows whether it was sent off, and what went wrong. */
  update(form) {
    this.send.disabled = form.sent;
    this.send.setAttribute('aria-busy', String(form.sent));
    this.#complain(form.failed);
  }

  close() {
    this.dialog.close();
    this.dialog.remove();
    sessionStorage.removeItem(`form-${this.id}`);
  }

  #complain(what) {
    this.error.textContent = what ?? '';
    this.error.hidden = !what;
  }

  #leave() {
    this.line.ask({ do: 'close', form: this.id });
  }

  #remember() {
    const values = Object.fromEntries(this.fields.map(({ id, input }) => [id, input.value]));
    sessionStorage.setItem(`form-${this.id}`, JSON.stringify(values));
  }

  async #submit(event) {
    event.preventDefault();
    const values = this.fields.map(({ id, input }) => [id, input.value]);
    const { no } = await this.line.ask({ do: 'submit', form: this.id, values });
    if (no) {
      this.#complain(no);
    }
  }
}

/** What was typed before the page was loaded anew. */
function remembered(form, input) {
  const kept = JSON.parse(sessionStorage.getItem(`form-${form}`) ?? '{}');
  return kept[input.id] ?? input.value;
}

function field(one, value) {
  const [id, hint] = [freshId(), freshId()];
  const input = make(one.paragraph ? 'textarea' : 'input', {
    id,
    placeholder: one.placeholder,
    required: one.required,
    minlength: one.least || null,
    maxlength: one.most,
    autocomplete: 'off',
    'aria-describedby': hint,
    rows: one.paragraph ? Math.min(12, Math.max(4, value.split('\n').length + 1)) : null,
  });
  input.value = value;
  const left = make('small.hint', { id: hint });
  const count = () => (left.textContent = `${[...input.value].length} of ${one.most} characters`);
  input.addEventListener('input', count);
  count();
  const element = make(
    'div.input',
    {},
    make('label', { for: id }, one.label, one.required && make('span.required', { 'aria-hidden': 'true' }, ' *')),
    input,
    left,
  );
  return { id: one.id, element, input };
}
