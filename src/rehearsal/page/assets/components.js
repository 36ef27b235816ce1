// Buttons and menus of a message.

import { choose } from './choices.js';
import { icon, link, make } from './dom.js';

const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger' };
const BUTTON = 2;
const TEXTS = 3;
const USERS = 5;
const ROLES = 6;
const CHANNELS = 8;

/**
 * The rows of a message's components.
 * @param {Object} message
 * @param {import('./club.js').Club} club
 * @param {(what: Object) => void} act does something
 * @returns {HTMLElement[]}
 */
export function drawRows(message, club, act) {
  return message.rows.map((row) =>
    make(
      'div.row',
      {},
      row.components.map((one) =>
        one.type === BUTTON ? button(one, message, act) : menu(one, message, club, act),
      ),
    ),
  );
}

function button(component, message, act) {
  const label = [component.emoji?.name, component.label].filter(Boolean).join(' ');
  if (component.url) {
    const drawn = link(component.url, label, icon('tab'));
    drawn.classList.add('button', 'secondary');
    return drawn;
  }
  const drawn = make(
    `button.${STYLES[component.style] ?? 'secondary'}`,
    { type: 'button', disabled: component.disabled, 'data-component': component.custom_id },
    make('span', {}, label),
  );
  drawn.addEventListener('click', () => {
    if (drawn.getAttribute('aria-busy') !== 'true') {
      act({ do: 'press', message: message.id, component: component.custom_id });
    }
  });
  return drawn;
}

function menu(component, message, club, act) {
  const choices = choicesOf(component, club);
  const chosen = choices.filter((choice) => choice.chosen);
  const placeholder = component.placeholder || 'Make a selection';
  const shown = make('span', {}, chosen.length > 0 ? labels(chosen) : placeholder);
  const drawn = make(
    'button.select',
    {
      type: 'button',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-label': placeholder,
      disabled: component.disabled,
      'data-component': component.custom_id,
    },
    shown,
    icon('down'),
  );
  drawn.addEventListener('click', async () => {
    if (drawn.getAttribute('aria-busy') === 'true') {
      return;
    }
    const bounds = { least: component.min_values ?? 1, most: component.max_values ?? 1 };
    const picked = await choose(drawn, placeholder, choices, bounds);
    if (picked) {
      const names = labels(choices.filter((choice) => picked.includes(choice.value)));
      shown.textContent = names || placeholder;
      drawn.setAttribute('aria-label', `${placeholder}: ${names}`);
      act({ do: 'choose', message: message.id, component: component.custom_id, picked });
    }
  });
  return drawn;
}

function labels(choices) {
  return choices.map((choice) => choice.label).join(', ');
}

function choicesOf(component, club) {
  if (component.type === TEXTS) {
    return component.options.map((option) => ({
      label: [option.emoji?.name, option.label].filter(Boolean).join(' '),
      hint: option.description,
      value: option.value,
      chosen: option.default === true,
    }));
  }
  const people = club.people.map((one) => ({ label: one.name, hint: one.post, value: one.id }));
  const channels = club.places.channels
    .filter((one) => !component.channel_types?.length || component.channel_types.includes(one.type))
    .map((one) => ({ label: one.name, value: one.id, icon: 'hash' }));
  if (component.type === CHANNELS) {
    return channels;
  }
  return component.type === USERS || component.type > ROLES ? people : [];
}

/**
 * Shows at a message's components what is under way and what failed.
 * @param {HTMLElement} element the message
 * @param {Object[]} deeds those of the person that are about this message
 */
export function showDeeds(element, deeds) {
  for (const one of element.querySelectorAll('[data-component]')) {
    const waits = deeds.some((deed) => !deed.failed && deed.component === one.dataset.component);
    one.setAttribute('aria-busy', String(waits));
  }
  const failed = deeds.find((deed) => deed.failed);
  const line = element.querySelector('.failed-line');
  line.hidden = !failed;
  line.textContent = failed?.failed ?? '';
}
