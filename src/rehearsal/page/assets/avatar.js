// Faces: a letter on a colour for people, a drawing for the bot.

import { make } from './dom.js';

/**
 * @param {{id: string, name: string, bot?: boolean}} someone
 * @returns {HTMLElement} a picture that needs no words, for the name stands beside it
 */
export function avatar(someone) {
  if (someone.bot) {
    return make('img.avatar', { src: 'icon.svg', alt: '', width: 40, height: 40 });
  }
  const face = make('span.avatar.letter', { 'aria-hidden': 'true' }, [...someone.name][0] ?? '?');
  face.style.setProperty('--hue', hash(someone.name) % 360);
  return face;
}

function hash(text) {
  // These numbers give the eight of the club colours that are well apart.
  let sum = 31;
  for (const character of text) {
    sum = (sum * 109 + character.codePointAt(0)) % 65_521;
  }
  return sum;
}
