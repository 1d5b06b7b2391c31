// The pages of `karat serve` as a browser shows them: follows every link from the start, on a desk and on a phone, light and dark, and
// tells what is wrong with each page. An address and the browser in, JSON out.
'use strict';

const fs = require('node:fs');
const puppeteer = require('puppeteer-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [, , start, browser, most] = process.argv;

// Pages of one kind are drawn by one function: so many of each are looked at.
const EACH = 3;

function kind(url) {
  const parts = url.pathname.split('/').filter(Boolean);
  return `${parts[0] ?? ''}/${Math.min(parts.length, 3)}${url.search ? '?' : ''}`;
}

async function look(page, url, scripts) {
  const events = [];
  const note = {
    console: own => events.push(`console ${own.text()}`),
    pageerror: own => events.push(`error ${own.message}`),
    dialog: async own => { events.push('dialog'); await own.dismiss(); },
    requestfailed: own => events.push(`failed ${own.url()}`),
  };
  for (const [name, heard] of Object.entries(note)) page.on(name, heard);
  await page.setJavaScriptEnabled(scripts);
  const response = await page.goto(url, { waitUntil: 'load' });
  // What looks at the page needs scripts, also where the page was loaded without them.
  await page.setJavaScriptEnabled(true);
  const seen = await page.evaluate(() => ({
    title: document.title,
    heading: document.querySelector('h1')?.textContent ?? '',
    wide: document.documentElement.scrollWidth > window.innerWidth,
    links: Array.from(document.links, own => own.href),
    handlers: document.querySelectorAll('[onerror], [onload], [onclick], [style], img, iframe, object, embed, script:not([src]), style').length,
    cut: Array.from(document.querySelectorAll('svg.chart text')).filter(own => {
      const [text, svg] = [own.getBoundingClientRect(), own.closest('svg')];
      const box = svg.getBoundingClientRect();
      const clips = getComputedStyle(svg).overflow !== 'visible';
      const [left, right, top] = clips ? [box.left, box.right, box.top] : [0, window.innerWidth, -Infinity];
      return text.width > 0 && (text.left < left || text.right > right || text.top < top);
    }).map(own => own.textContent),
    scrolled: Array.from(document.querySelectorAll('.table .scroll')).filter(own => own.scrollWidth > own.clientWidth + 1).map(own => own.parentElement.id),
    charts: Array.from(document.querySelectorAll('svg.chart'), own => own.closest('figure').querySelectorAll('table tbody tr').length),
  }));
  await page.evaluate(() => document.querySelectorAll('details').forEach(own => { own.open = true; }));
  await page.evaluate(axe);
  const wrong = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(own => `${own.id}: ${own.nodes[0].html}`);
  });
  for (const [name, heard] of Object.entries(note)) page.off(name, heard);
  return { url, status: response.status(), ...seen, wrong, events };
}

// Sorts the first table by its last column, by keyboard.
async function sorted(page, url) {
  await page.goto(url);
  const button = await page.$('.table th:last-child button.sort');
  if (button === null) return null;
  await button.focus();
  await page.keyboard.press('Enter');
  return page.evaluate(() => document.querySelector('.table th:last-child').getAttribute('aria-sort'));
}

(async () => {
  const opened = await puppeteer.launch({ executablePath: browser, args: ['--no-sandbox'] });
  const page = await opened.newPage();
  const todo = [start];
  const known = new Set(todo);
  const looked = new Map();
  const report = [];
  while (todo.length > 0 && report.length < Number(most)) {
    const url = todo.shift();
    const at = report.length;
    await page.setViewport(at % 2 === 0 ? { width: 1280, height: 900 } : { width: 390, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: at % 3 === 0 ? 'dark' : 'light' }]);
    const own = await look(page, url, at % 4 !== 3);
    for (const link of own.links) {
      const to = new URL(link);
      to.hash = '';
      if (to.origin !== new URL(start).origin || known.has(to.href)) continue;
      known.add(to.href);
      if (/[?&]csv=|\.(toml|atom|svg)(\?|$)/.test(to.href)) continue;
      const of = kind(to);
      looked.set(of, (looked.get(of) ?? 0) + 1);
      if (looked.get(of) <= EACH) todo.push(to.href);
    }
    delete own.links;
    report.push(own);
  }
  const files = [];
  for (const link of known) {
    if (/[?&]csv=|\.(toml|atom)(\?|$)/.test(link) && files.length < 30) {
      // Not by the page, which may load nothing.
      const response = await fetch(link);
      const answer = { status: response.status, kind: response.headers.get('content-type'), size: (await response.text()).length };
      files.push({ url: link, ...answer });
    }
  }
  const sort = await sorted(await opened.newPage(), new URL('/entities', start).href);
  await opened.close();
  process.stdout.write(JSON.stringify({ pages: report, files, sort }));
})();
