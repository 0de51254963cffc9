// Drives the pages of briefings in Chromium. FOUR and HOSTILE are their paths, CHROMIUM the browser, OUT a folder.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const { FOUR, HOSTILE, CHROMIUM, OUT } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: process.getuid() !== 0 });
});
after(() => browser.close());

// Opens a page and sees that it asks for nothing but itself and complains of nothing.
const opened = async (file, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("dialog", (dialog) => { wrong.push("a dialog"); dialog.dismiss(); });
  const address = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) wrong.push(request.url().slice(0, 200));
  });
  await page.goto(address);
  return { page, done: async () => { assert.deepEqual(wrong, []); await context.close(); } };
};

const titleOf = (page) => page.locator("#chart-title").textContent();
const reading = (page) => page.locator("#reading").textContent();

test("outcome, part, scenarios and view are chosen, and chart and table follow", async () => {
  const { page, done } = await opened(FOUR);
  assert.equal(await page.locator("#chart canvas").count(), 1);
  assert.equal(await titleOf(page), "Staff who co-produce as routine (per cent)");
  assert.ok(!(await page.locator("#part-row").isVisible()), "one part is no choice");
  await page.selectOption("#outcome", { label: "People taking part" });
  assert.equal(await page.locator("#part-label").textContent(), "Group");
  await page.selectOption("#part", { label: "The seldom heard" });
  assert.equal(await titleOf(page), "People taking part: The seldom heard (per cent)");
  await page.getByText("The same as a table").click();
  const heads = page.locator("#chart-table thead th");
  assert.deepEqual(await heads.allTextContents(), ["Month", "Baseline", "Coaches", "Pooled budgets", "Both"]);
  assert.equal(await page.locator("#chart-table tbody tr").count(), 24);
  const last = page.locator("#chart-table tbody tr").last();
  assert.match((await last.locator("td").allTextContents())[3], /^26\.0 \(25\.\d to 26\.\d\)$/);
  await page.getByRole("checkbox", { name: "Coaches" }).uncheck();
  assert.deepEqual(await heads.allTextContents(), ["Month", "Baseline", "Pooled budgets", "Both"]);
  await page.getByRole("radio", { name: "differences" }).check();
  assert.equal(await titleOf(page), "People taking part: The seldom heard, difference from Baseline (points)");
  assert.match((await last.locator("td").allTextContents())[1], /^8\.0 \(/);
  await page.selectOption("#outcome", { label: "Staff who co-produce as routine, by Co" });
  assert.equal(await page.locator("#part-label").textContent(), "Co");
  await page.selectOption("#part", { label: "Deliver" });
  assert.match(await titleOf(page), /: Deliver, difference/);
  for (const box of await page.locator("#scenarios input").all()) await box.uncheck();
  assert.match(await page.locator("#chart-note").textContent(), /Choose a scenario/);
  await done();
});

test("values are read by pointing", async () => {
  const { page, done } = await opened(FOUR);
  assert.match(await reading(page), /^December 2027/);
  const over = page.locator("#chart .u-over");
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  await page.mouse.move(box.x + 2, box.y + box.height / 2);
  await page.mouse.move(box.x + 1, box.y + box.height / 2);
  assert.match(await reading(page), /^January 2026, per cent: .*Baseline: 13\.0/);
  await done();
});

test("everything is reached and worked by keyboard", async () => {
  const { page, done } = await opened(FOUR);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the briefing");
  const seen = new Set();
  for (let i = 0; i < 60 && !seen.has("month"); i += 1) {
    await page.keyboard.press("Tab");
    seen.add(await page.evaluate(() => document.activeElement.id || document.activeElement.name
      || document.activeElement.type || document.activeElement.tagName));
  }
  for (const one of ["outcome", "view", "checkbox", "month", "SUMMARY"]) assert.ok(seen.has(one), `no Tab reaches ${one}`);
  const before = await reading(page);
  await page.keyboard.press("ArrowLeft");
  assert.notEqual(await reading(page), before);
  assert.match(await page.locator("#month").getAttribute("aria-valuetext"), /^November 2027$/);
  await page.locator("#outcome").focus();
  await page.keyboard.press("ArrowDown");
  assert.match(await titleOf(page), /by Co: Commission/);
  await done();
});

for (const [name, file, width] of [["four scenarios", FOUR, 360], ["hostile names", HOSTILE, 1100]]) {
  test(`axe finds nothing against WCAG 2.2 AA: ${name}`, async () => {
    const { page, done } = await opened(file, { viewport: { width, height: 900 } });
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
    await page.evaluate(axe);
    const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), WCAG);
    assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120))}`), []);
    assert.ok(found.passes.length > 15, "axe looked at the page");
    await done();
  });

  test(`nothing runs over the edge of a narrow screen: ${name}`, async () => {
    const { page, done } = await opened(file, { viewport: { width: 320, height: 800 } });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    await page.setViewportSize({ width: 700, height: 800 });
    await page.waitForFunction(() => document.querySelector("#chart canvas").clientWidth > 500);
    await done();
  });
}

test("hostile names are letters and nothing else", async () => {
  const { page, done } = await opened(HOSTILE);
  await page.getByText("The same as a table").click();
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
  assert.equal(await page.locator("img[src=x], table script").count(), 0);
  const heads = await page.locator("#chart-table thead bdi").allTextContents();
  assert.ok(heads.some((one) => one.includes("onerror")) && heads.some((one) => one.includes("</script>")));
  await done();
});

test("without JavaScript words, pictures and tables stay", async () => {
  const { page, done } = await opened(FOUR, { javaScriptEnabled: false });
  assert.ok(await page.getByText("In short").isVisible());
  assert.ok(!(await page.locator("#explore").isVisible()));
  assert.ok(await page.getByText("With JavaScript, a chart to explore").isVisible());
  assert.ok(await page.locator("figure img").first().isVisible());
  assert.ok(await page.getByRole("table", { name: "At a glance" }).isVisible());
  await done();
});

test("it prints on A4, without what is for screens only", async () => {
  const { page, done } = await opened(FOUR);
  writeFileSync(`${OUT}/printed.pdf`, await page.pdf({ format: "A4", preferCSSPageSize: true, tagged: true }));
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator("#explore").isVisible()));
  assert.ok(await page.getByText("In short").isVisible());
  const wide = await page.evaluate(() => [...document.querySelectorAll("table")].filter((one) =>
    one.offsetParent !== null && one.scrollWidth > one.closest("section").clientWidth).length);
  assert.equal(wide, 0, "tables fit the sheet");
  await done();
});
