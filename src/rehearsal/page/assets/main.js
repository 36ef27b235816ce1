// Puts the page together.

import { showSide, showTheme } from './appearance.js';
import { Club } from './club.js';
import { Composer } from './composer.js';
import { get } from './dom.js';
import { showDrawer } from './drawer.js';
import { showForm } from './form.js';
import { Line } from './line.js';
import { Messages } from './messages.js';
import { showPeople } from './people.js';
import { showPlaces } from './places.js';
import { addressOf, route, settle } from './route.js';
import { showStage } from './stage.js';
import { welcome } from './welcome.js';

const club = new Club();
const line = new Line(
  (news) => club.take(news),
  (up) => (get('lost').hidden = up),
);
const composer = new Composer(club, line);

/** Does something, and says where it cannot be done. */
async function act(what) {
  const { no } = await line.ask(what);
  composer.complain(no);
}

const go = (channel) => (location.hash = addressOf(club.self?.key ?? '', channel));

showTheme();
showSide();
showPlaces(club);
showPeople(club);
showStage(club, act);
showDrawer(club, line);
showForm(club, line);
new Messages(club, { club, act, go }, () => welcome(club, act, composer));

club.addEventListener('messages', ({ detail }) => {
  if (detail.anew) {
    line.channel = club.channel;
    settle(club.self.key, club.channel);
  }
});
addEventListener('hashchange', () => {
  const { person, channel } = route();
  if (person !== club.self?.key) {
    line.connect(person, channel);
  } else if (channel !== club.channel) {
    line.ask({ do: 'look', channel });
  }
});
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  composer.text.focus();
});

const { person, channel } = route();
line.connect(person, channel);
