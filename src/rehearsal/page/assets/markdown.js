// Discord's Markdown, drawn as elements. Text stays text: there is no way from
// here into markup.

import { link, make } from './dom.js';
import { timestamp } from './time.js';

// Something with its escapes, as short as it can be.
const INSIDE = String.raw`((?:\\[\s\S]|[^\\])+?)`;
const rule = (pattern, draw) => ({ pattern: new RegExp(pattern, 'yu'), draw });

// Tried in order wherever a mark may begin. Each gets what its pattern found,
// and `deeper`, which draws the text within.
const RULES = [
  rule(String.raw`\\([^\p{L}\p{N}\s])`, ([, mark]) => mark),
  rule('(`+)([\\s\\S]*?[^`])\\1(?!`)', ([, , code]) => make('code', {}, code.trim())),
  rule(String.raw`<(https?:\/\/[^\s<>]+)>`, ([, address]) => link(address, address)),
  rule(String.raw`<t:(-?\d{1,13})(?::([tTdDfFR]))?>`, ([, seconds, style]) => time(Number(seconds), style)),
  rule(String.raw`<@!?(\d+)>`, ([, id], { names }) => mention(`@${names.person(id) ?? 'somebody'}`)),
  rule(String.raw`<@&\d+>`, () => mention('@role')),
  rule(String.raw`<#(\d+)>`, ([, id], { names }) =>
    make('a.mention', { href: names.address(id) }, `#${names.place(id) ?? 'unknown'}`),
  ),
  rule(String.raw`<\/([^:<>]{1,100}):\d+>`, ([, command]) => mention(`/${command}`)),
  rule(String.raw`<a?:(\w{2,32}):\d+>`, ([, name]) => `:${name}:`),
  rule(
    String.raw`\[((?:\\[\s\S]|[^\\\]])+)\]\(<?(https?:\/\/[^\s<>]*[^\s<>)])>?\)`,
    ([, text, address], context) => jump(address, context, inline(text, context)) ?? link(address, inline(text, context)),
  ),
  rule(String.raw`https?:\/\/[^\s<]+[^\s<.,:;"'\])*_|]`, ([address], context) => jump(address, context) ?? link(address, address),
  ),
  rule(String.raw`\|\|${INSIDE}\|\|`, ([, text], context) => spoiler(inline(text, context))),
  rule(String.raw`\*\*\*${INSIDE}\*\*\*`, ([, text], context) =>
    make('em', {}, make('strong', {}, inline(text, context))),
  ),
  rule(String.raw`\*\*${INSIDE}\*\*(?!\*)`, ([, text], context) => make('strong', {}, inline(text, context))),
  rule(String.raw`__${INSIDE}__(?!_)`, ([, text], context) => make('u', {}, inline(text, context))),
  rule(String.raw`~~${INSIDE}~~(?!~)`, ([, text], context) => make('s', {}, inline(text, context))),
  rule(String.raw`\*(?=\S)${INSIDE}\*(?!\*)`, ([, text], context) => make('em', {}, inline(text, context))),
  rule(String.raw`_(?=\S)${INSIDE}_(?![\p{L}\p{N}_])`, ([, text], context) =>
    make('em', {}, inline(text, context)),
  ),
];

// Where a mark may begin.
const MARK = /[\\`<[|*_~]|https?:\/\//g;
const FENCE = /```(?:([\w+-]+)\n)?\n?([\s\S]*?)\n?```/;
const HEADING = /^(#{1,3}) +(.+)$/;
const SMALL = /^-# +(.+)$/;
const QUOTE = /^> ?/;
const ITEM = /^( *)(?:([-*])|(\d{1,9})\.) +(.*)$/;

/**
 * A text with all that Discord knows: blocks and marks.
 * @param {string} text
 * @param {{person: (id: string) => string|undefined, place: (id: string) => string|undefined,
 *   address: (id: string) => string}} names names and addresses for what is mentioned
 * @returns {DocumentFragment}
 */
export function markdown(text, names) {
  const drawn = document.createDocumentFragment();
  drawn.append(...blocks(text, { names }));
  return drawn;
}

/**
 * One line of it: marks, no blocks.
 * @param {string} text
 * @param {Object} names as above
 * @returns {DocumentFragment}
 */
export function markedLine(text, names) {
  const drawn = document.createDocumentFragment();
  drawn.append(...inline(text, { names }));
  return drawn;
}

function blocks(text, context) {
  const fence = FENCE.exec(text);
  if (fence) {
    const [whole, language, code] = fence;
    const pre = make('pre', { tabindex: 0 }, make('code', { 'data-language': language }, code));
    const before = text.slice(0, fence.index).replace(/\n$/, '');
    const after = text.slice(fence.index + whole.length).replace(/^\n/, '');
    return [...lines(before, context), pre, ...(after ? blocks(after, context) : [])];
  }
  return lines(text, context);
}

function lines(text, context) {
  if (text === '') {
    return [];
  }
  const left = text.split('\n');
  const drawn = [];
  const plain = [];
  const flush = () => {
    if (plain.length > 0) {
      drawn.push(make('p', {}, inline(plain.join('\n'), context)));
      plain.length = 0;
    }
  };
  while (left.length > 0) {
    const line = left[0];
    const heading = HEADING.exec(line);
    const small = SMALL.exec(line);
    if (heading) {
      flush();
      left.shift();
      drawn.push(make(`p.heading.h${heading[1].length}`, {}, inline(heading[2], context)));
    } else if (small) {
      flush();
      left.shift();
      drawn.push(make('p.small', {}, inline(small[1], context)));
    } else if (line.startsWith('>>> ')) {
      flush();
      const quoted = [line.slice(4), ...left.splice(1)].join('\n');
      left.shift();
      drawn.push(make('blockquote', {}, blocks(quoted, context)));
    } else if (/^> /.test(line)) {
      flush();
      drawn.push(make('blockquote', {}, lines(takeWhile(left, QUOTE).join('\n'), context)));
    } else if (ITEM.test(line)) {
      flush();
      drawn.push(list(left, context));
    } else {
      plain.push(left.shift());
    }
  }
  flush();
  return drawn;
}

function takeWhile(left, pattern) {
  const taken = [];
  while (left.length > 0 && pattern.test(left[0])) {
    taken.push(left.shift().replace(pattern, ''));
  }
  return taken;
}

function list(left, context) {
  const [, indent, bullet, number] = ITEM.exec(left[0]);
  const drawn = bullet ? make('ul') : make('ol', { start: number });
  while (left.length > 0) {
    const item = ITEM.exec(left[0]);
    if (!item || item[1].length < indent.length) {
      break;
    }
    if (item[1].length > indent.length && drawn.lastElementChild) {
      drawn.lastElementChild.append(list(left, context));
    } else {
      left.shift();
      drawn.append(make('li', {}, inline(item[4], context)));
    }
  }
  return drawn;
}

function inline(text, context) {
  const drawn = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    MARK.lastIndex = at;
    const mark = MARK.exec(text);
    if (!mark) {
      break;
    }
    const found = firstRule(text, mark.index);
    if (!found) {
      at = mark.index + 1;
      continue;
    }
    drawn.push(text.slice(from, mark.index));
    drawn.push(found.draw(found.match, context));
    at = mark.index + found.match[0].length;
    from = at;
  }
  drawn.push(text.slice(from));
  return drawn.flat(Infinity).filter((one) => one !== '');
}

function firstRule(text, at) {
  for (const { pattern, draw } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) {
      return { match, draw };
    }
  }
  return null;
}

/** The way to a message of this club; null where the address is another. */
function jump(address, { names }, text) {
  const [, id] = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)(?:\/\d+)?$/.exec(address) ?? [];
  const place = id && names.place(id);
  return place ? make('a.mention', { href: names.address(id) }, text ?? `#${place} › message`) : null;
}

function mention(text) {
  return make('span.mention', {}, text);
}

function time(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) {
    return `<t:${seconds}>`;
  }
  return make('time.stamp', { datetime: date.toISOString(), title: timestamp(seconds, 'F') }, timestamp(seconds, style));
}

/** Hidden until it is pressed; then its text is there to be read. */
function spoiler(content) {
  const hidden = make('span.spoiler-text', { 'aria-hidden': 'true', inert: true }, content);
  const cover = make('span.spoiler', { role: 'button', tabindex: 0, 'aria-label': 'Spoiler: press to show' }, hidden);
  const open = (event) => {
    if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') {
      return;
    }
    event.preventDefault();
    cover.removeEventListener('click', open);
    cover.removeEventListener('keydown', open);
    for (const name of ['role', 'aria-label', 'tabindex']) {
      cover.removeAttribute(name);
    }
    cover.classList.add('open');
    hidden.removeAttribute('aria-hidden');
    hidden.removeAttribute('inert');
  };
  cover.addEventListener('click', open);
  cover.addEventListener('keydown', open);
  return cover;
}
