// One message as it stands in the channel.

import { avatar } from './avatar.js';
import { choose } from './choices.js';
import { drawRows } from './components.js';
import { icon, make } from './dom.js';
import { drawEmbed, drawFile } from './embed.js';
import { markdown } from './markdown.js';
import { addressOf } from './route.js';
import { sentAt } from './time.js';

/**
 * Draws a message.
 * @param {Object} message
 * @param {{club: import('./club.js').Club, act: (what: Object) => void, go: (channel: string) => void}} stage
 *   what is known, how something is done, how to go to a thread
 * @returns {HTMLElement}
 */
export function drawMessage(message, { club, act, go }) {
  const names = {
    person: (id) => club.nameOf(id),
    place: (id) => club.place(id)?.name,
    address: (id) => addressOf(club.self?.key ?? '', id),
  };
  const { author, thinking } = message;
  return make(
    message.private ? 'article.message.private' : 'article.message',
    { 'data-id': message.id, 'aria-label': `${author.name}, ${sentAt(message.at)}` },
    before(message),
    make('div.face', {}, avatar(author)),
    make(
      'div.body',
      {},
      make(
        'p.head',
        {},
        make('span.author', {}, author.name),
        author.bot && make('span.badge', {}, 'App'),
        make('time', { datetime: new Date(message.at).toISOString() }, sentAt(message.at)),
        message.edited && !message.text && edited(),
      ),
      thinking && make('p.thinking', {}, make('span.dots', { 'aria-hidden': 'true' }), `${author.name} is thinking…`),
      message.text && text(message, names),
      message.files.length > 0 && make('div.files', {}, message.files.map(drawFile)),
      message.embeds.map((embed) => drawEmbed(embed, names)),
      drawRows(message, club, act),
      make('p.failed-line', { hidden: true, role: 'alert' }),
      message.thread && threadLine(message.thread, go),
      message.private && privateLine(message, act),
    ),
    tools(message, club, act),
  );
}

function text(message, names) {
  const drawn = make('div.text', {}, markdown(message.text, names));
  if (message.edited) {
    const last = drawn.lastElementChild;
    (last?.tagName === 'P' ? last : drawn).append(edited());
  }
  return drawn;
}

const edited = () => make('span.edited', {}, ' (edited)');

/** Who used which command, or what is answered. */
function before({ cause, reply }) {
  if (cause) {
    return make(
      'p.before',
      {},
      avatar(cause),
      make('strong', {}, cause.name),
      ' used ',
      make('span.mention', {}, `/${cause.command}`),
    );
  }
  return reply && make('p.before', {}, make('strong', {}, reply.author ?? 'A message that is gone'), ` ${reply.text ?? ''}`);
}

function threadLine(thread, go) {
  const count = thread.count === 1 ? '1 message' : `${thread.count} messages`;
  return make(
    'button.thread-line',
    { type: 'button', click: () => go(thread.id) },
    icon('thread'),
    make('strong', {}, thread.name),
    make('span', {}, `${count} ›`),
  );
}

function privateLine(message, act) {
  return make(
    'p.only-you',
    {},
    icon('eye'),
    'Only you can see this · ',
    make(
      'button.as-link',
      { type: 'button', click: () => act({ do: 'dismiss', message: message.id }) },
      'Dismiss message',
    ),
  );
}

/** The menu of apps, where there are any for messages. */
function tools(message, club, act) {
  const button = make(
    'button.plain.tools',
    { type: 'button', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-label': 'Apps', title: 'Apps' },
    icon('dots'),
  );
  button.addEventListener('click', async () => {
    const apps = club.commands.menu.map((one) => ({
      label: one.name,
      hint: 'Apps',
      note: one.needs.join(', '),
      value: one.name,
    }));
    const none = { label: 'No apps for you here', value: '' };
    const picked = await choose(button, 'Apps', apps.length > 0 ? apps : [none]);
    if (picked?.[0]) {
      act({ do: 'apps', message: message.id, command: picked[0] });
    }
  });
  return message.thinking ? null : button;
}
