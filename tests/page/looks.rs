//! Narrow and wide, by day and by night, for all eyes.

use std::sync::Arc;

use crate::browser::{Browser, Tab};
use crate::evening::review;
use crate::program::Rehearsal;

/// The pairs of text and ground with too little contrast (WCAG AA): each text
/// node that is seen against the first ground below it that is not transparent.
const TOO_FAINT: &str = r"(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = rgba(getComputedStyle(one).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return rgba(getComputedStyle(document.body).backgroundColor);
  };
  const faint = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    const text = walk.currentNode.textContent.trim();
    const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!text || !seen || element.closest('.unseen, .skip, .spoiler, :disabled, script')) continue;
    const style = getComputedStyle(element);
    const [one, other] = [light(rgba(style.color)), light(ground(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    const large = parseFloat(style.fontSize) >= 24;
    if (contrast < (large ? 3 : 4.5)) faint.push(`${contrast.toFixed(2)}: ${text.slice(0, 40)}`);
  }
  return faint;
})()";

/// What has no name for those who listen: buttons, links, fields, pictures.
const NAMELESS: &str = r"[...document.querySelectorAll('button, a, input, textarea, img, [role=listbox], [role=button], dialog')]
  .filter((one) => one.checkVisibility() && !one.closest('[aria-hidden=true]'))
  .filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label') || one.hasAttribute('alt')
    || one.getAttribute('aria-labelledby') || one.labels?.length > 0))
  .map((one) => one.outerHTML.slice(0, 120))";

async fn check(tab: &Tab, what: &str) {
    for (width, height) in [(375, 740), (1280, 800)] {
        tab.size(width, height).await;
        let wide: i64 = tab.js("document.documentElement.scrollWidth").await;
        assert!(
            wide <= width,
            "{what}: {wide} pixels wide on a screen of {width}"
        );
        let over: Vec<String> = tab
            .js("[...document.querySelectorAll('#messages *')].filter((one) => one.checkVisibility() && \
                 one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('pre')) \
                 .map((one) => one.outerHTML.slice(0, 120))")
            .await;
        assert!(over.is_empty(), "{what}, {width}: {over:#?}");
        for night in [false, true] {
            tab.night(night).await;
            let faint: Vec<String> = tab.js(TOO_FAINT).await;
            assert!(
                faint.is_empty(),
                "{what}, {width}, night: {night}: {faint:#?}"
            );
        }
        let nameless: Vec<String> = tab.js(NAMELESS).await;
        assert!(nameless.is_empty(), "{what}, {width}: {nameless:#?}");
    }
}

pub async fn the_page_fits_a_narrow_screen_by_day_and_by_night(browser: Arc<Browser>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("own.txt"), review()).unwrap();
    let rehearsal = Rehearsal::start(folder.path(), &["--review", "own.txt"]).await;
    let tab = browser.open(&rehearsal.address).await;
    tab.sees("Only you can see this").await;
    check(&tab, "a proof").await;
    tab.click("#messages button", "Edit fields").await;
    tab.until("document.querySelector('dialog.form') !== null", "the form")
        .await;
    check(&tab, "a form").await;
    tab.key("Escape").await;
    tab.until(
        "document.querySelector('dialog.form') === null",
        "the end of the form",
    )
    .await;
    tab.click("#messages button", "Post").await;
    tab.sees("Read it all").await;
    tab.click("#messages button", "Discuss").await;
    tab.sees("From the review").await;
    check(&tab, "a card and a question").await;
    tab.click("#open-drawer", "").await;
    tab.sees("valid").await;
    check(&tab, "the look behind").await;
    tab.click("#close-drawer", "").await;
    tab.run("document.querySelector('#text').focus()").await;
    tab.types("/").await;
    tab.sees("Commands of Readalong").await;
    check(&tab, "the commands").await;

    // On a narrow screen the side slides in, and out again.
    tab.size(375, 740).await;
    let side = "document.querySelector('#side').checkVisibility({ visibilityProperty: true })";
    tab.until(&format!("!{side}"), "the messages alone").await;
    tab.click("#open-side", "").await;
    tab.until(side, "the side").await;
    tab.click(".place", "talk").await;
    tab.until(&format!("!{side}"), "the end of the side").await;
    tab.sees("Nothing has been said here yet").await;

    // The switch is stronger than the system, and is kept.
    tab.night(false).await;
    let dark = "matchMedia('(prefers-color-scheme: dark)').matches === false && \
        getComputedStyle(document.body).colorScheme === 'dark'";
    tab.click("#theme", "").await;
    tab.click("#theme", "").await;
    tab.until(dark, "the night, by the switch").await;
    tab.reload().await;
    tab.until(dark, "the night, after a reload").await;
    tab.silent().await;
    rehearsal.end().await;
}
