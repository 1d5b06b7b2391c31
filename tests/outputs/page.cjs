// The page of a report as a browser shows it, light and dark, with and without scripts: a path and the browser in, JSON out.
'use strict';

const fs = require('node:fs');
const puppeteer = require('puppeteer-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [, , path, browser] = process.argv;

// What axe finds wrong, with everything unfolded.
async function wrong(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach(own => { own.open = true; }));
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(own => `${own.id}: ${own.nodes[0].html}`);
  });
}

// What a reader sees, and whether anything on the page did more than to be there.
async function seen(page) {
  return page.evaluate(() => ({
    messages: Array.from(document.querySelectorAll('.finding .message'), own => own.textContent),
    scripts: document.scripts.length,
    handlers: document.querySelectorAll('[onerror], [onload], [onclick], [onmouseover], img, iframe, object, embed').length,
    outside: Array.from(document.links, own => own.protocol).filter(own => !['http:', 'https:', 'file:'].includes(own)),
    form: document.querySelector('#filter:not([hidden])') !== null,
    wide: document.documentElement.scrollWidth > window.innerWidth,
  }));
}

// The form by keyboard: the first severity, then all again.
async function filtered(page) {
  await page.focus('#by-severity');
  await page.keyboard.press('ArrowDown');
  const rows = '.finding:not([hidden])';
  const [severity, shown, hash] = await page.evaluate(own => [
    document.getElementById('by-severity').value,
    Array.from(document.querySelectorAll(own), row => row.dataset.severity),
    location.hash,
  ], rows);
  await page.click('#filter button[type=reset]');
  await page.waitForFunction(() => document.querySelectorAll('.finding[hidden]').length === 0);
  return { severity, only: shown.every(own => own === severity), number: shown.length, hash };
}

(async () => {
  const opened = await puppeteer.launch({ executablePath: browser, args: ['--no-sandbox'] });
  const report = [];
  for (const scheme of ['light', 'dark']) {
    for (const scripts of [true, false]) {
      const page = await opened.newPage();
      const events = [];
      page.on('request', own => events.push(`request ${own.url()}`));
      page.on('dialog', async own => { events.push('dialog'); await own.dismiss(); });
      page.on('console', own => events.push(`console ${own.text()}`));
      page.on('pageerror', own => events.push(`error ${own.message}`));
      await page.setViewport({ width: 390, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setJavaScriptEnabled(scripts);
      await page.goto(`file://${path}`);
      // The page has been loaded without its script; what looks at it needs one.
      await page.setJavaScriptEnabled(true);
      const own = { scheme, hasScripts: scripts, ...(await seen(page)) };
      if (own.form) own.filtered = await filtered(page);
      own.wrong = await wrong(page);
      report.push({ ...own, events });
      await page.close();
    }
  }
  await opened.close();
  process.stdout.write(JSON.stringify(report));
})();
