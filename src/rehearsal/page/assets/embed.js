// Embeds, pictures and files of a message.

import { icon, link, make } from './dom.js';
import { markdown, markedLine } from './markdown.js';
import { sentAt } from './time.js';

/**
 * An embed.
 * @param {Object} embed as Discord's API has it
 * @param {Object} names for what is mentioned
 * @returns {HTMLElement}
 */
export function drawEmbed(embed, names) {
  const title = embed.title && markedLine(embed.title, names);
  const drawn = make(
    'div.embed',
    {},
    make(
      'div.embed-main',
      {},
      embed.author?.name && make('p.embed-author', {}, small(embed.author.icon_url), named(embed.author)),
      title && make('p.embed-title', {}, embed.url ? link(embed.url, title) : title),
      embed.description && make('div.text', {}, markdown(embed.description, names)),
      fields(embed.fields ?? [], names),
      embed.image?.url && picture(embed.image.url, embed.image.description ?? embed.title),
      foot(embed),
    ),
    embed.thumbnail?.url && thumbnail(embed.thumbnail),
  );
  if (Number.isInteger(embed.color)) {
    drawn.style.setProperty('--edge', `#${embed.color.toString(16).padStart(6, '0')}`);
  }
  return drawn;
}

function named({ name, url }) {
  return url ? link(url, name) : name;
}

function fields(list, names) {
  if (list.length === 0) {
    return null;
  }
  return make(
    'div.fields',
    {},
    list.map((field) =>
      make(
        field.inline ? 'div.field.inline' : 'div.field',
        {},
        make('p.field-name', {}, markedLine(field.name, names)),
        make('div.text', {}, markdown(field.value, names)),
      ),
    ),
  );
}

function foot({ footer, timestamp }) {
  const at = timestamp ? Date.parse(timestamp) : Number.NaN;
  const parts = [footer?.text, Number.isNaN(at) ? null : sentAt(at)].filter(Boolean);
  return parts.length > 0 && make('p.embed-foot', {}, small(footer?.icon_url), parts.join(' • '));
}

function small(url) {
  return url?.startsWith('/') && make('img.small-picture', { src: url, alt: '', width: 24, height: 24 });
}

/** A cover. Those on the web are not fetched: nothing leaves the machine. */
function thumbnail({ url, description }) {
  if (url.startsWith('/')) {
    return make('img.thumbnail', { src: url, alt: description ?? '', loading: 'lazy' });
  }
  const why = 'The cover. Discord fetches it from the web; the rehearsal fetches nothing.';
  return make('div.cover', { role: 'img', 'aria-label': why, title: why }, icon('book'));
}

function picture(url, alt) {
  if (!url.startsWith('/')) {
    return make('p.hint', {}, 'A picture on the web: ', link(url, url));
  }
  const text = alt || 'Picture';
  const open = make('button.picture', { type: 'button', 'aria-label': `Open the picture: ${text}` });
  open.append(make('img', { src: url, alt: text, loading: 'lazy' }));
  open.addEventListener('click', () => enlarge(url, text));
  return open;
}

function enlarge(url, text) {
  const dialog = make('dialog.large', { 'aria-label': text });
  const close = make('button.plain', { type: 'button', 'aria-label': 'Close the picture' }, icon('close'));
  close.addEventListener('click', () => dialog.close());
  dialog.append(close, make('img', { src: url, alt: text }));
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * A file of a message: a picture, or a line with name and size.
 * @param {{name: string, alt?: string, bytes: number, picture: boolean, url: string}} file
 * @returns {HTMLElement}
 */
export function drawFile(file) {
  if (file.picture) {
    return picture(file.url, file.alt ?? file.name);
  }
  return make(
    'p.file',
    {},
    icon('file'),
    make('a', { href: file.url, download: file.name }, file.name),
    make('span.hint', {}, size(file.bytes)),
  );
}

/**
 * A number of bytes for people.
 * @param {number} bytes
 * @returns {string}
 */
export function size(bytes) {
  if (bytes < 1024) {
    return `${bytes} bytes`;
  }
  const large = bytes >= 1_048_576;
  return `${(bytes / (large ? 1_048_576 : 1024)).toFixed(1)} ${large ? 'MB' : 'kB'}`;
}
