// Making elements. Text is always text: nothing here reads markup.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element.
 * @param {string} tag its name, with classes after dots: `p.hint`
 * @param {Object<string, *>} [set] attributes; those that are null, undefined
 *   or false are left out, functions become listeners (`click: () => …`)
 * @param {...(Node|string|null|undefined|false|Array)} children texts and nodes
 * @returns {HTMLElement}
 */
export function make(tag, set = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(set)) {
    if (typeof value === 'function') {
      element.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter((one) => one || one === 0));
  return element;
}

/**
 * One of the page's drawings.
 * @param {string} name the id of its symbol
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.classList.add('icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#${name}`);
  svg.append(use);
  return svg;
}

/**
 * An element of the page by its id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function get(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`the page has no ${id}`);
  }
  return element;
}

/**
 * A link to somewhere else, or the text alone where the address is not one of
 * the web's.
 * @param {string} address
 * @param {...(Node|string)} children
 * @returns {Node}
 */
export function link(address, ...children) {
  if (!/^https?:\/\//i.test(address)) {
    return make('span', {}, ...children);
  }
  return make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

/** @returns {string} an id that no other element has */
export const freshId = (() => {
  let last = 0;
  return () => `made-${++last}`;
})();
