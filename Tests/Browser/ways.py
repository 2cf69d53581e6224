#!/usr/bin/env python3
"""The main ways through the pages, in a real Chromium: python3 Tests/Browser/ways.py

Needs Playwright (PyPI) and Debian's chromium. Each way is one function; all run on one archive made from Samples/.
"""
import sys
import traceback

from serving import browser, samples


def find_a_story_and_its_evidence(page, at):
    page.goto(at + "/stories?type=execution")
    first = page.locator("table.stories tbody tr td a").first
    words = first.inner_text()
    first.click()
    assert page.url.startswith(at + "/story/"), page.url
    assert words.split()[0] in page.locator("h1").inner_text()
    assert page.locator("table.truth tbody tr").count() >= 2
    assert page.locator("svg.chains .node").count() >= 2
    marks = page.evaluate("[...CSS.highlights.keys()]")
    assert "trigger" in marks, marks
    assert page.locator(".evidence mark").count() == 0, "highlights stand in for marks, so that letters stay joined"
    page.locator(".card h3 + p a").first.click()
    assert "/report/" in page.url and "at=" in page.url
    assert page.evaluate("CSS.highlights.has('found')")


def filter_on_the_map(page, at):
    page.goto(at + "/stories")
    before = int(page.locator("h1 .total").inner_text().replace(",", ""))
    spot = page.locator("svg.map a").first
    name = spot.get_attribute("data-place")
    spot.click()
    page.wait_for_url("**place=**")
    after = int(page.locator("h1 .total").inner_text().replace(",", ""))
    assert 0 < after < before, (before, after)
    assert name in page.locator(".chips").inner_text()
    page.locator("svg.timeline a").first.click() if page.locator("svg.timeline a").count() else None
    page.locator(".chips .chip").first.click()


def correct_a_slot_and_undo(page, at):
    page.goto(at + "/review?lang=en")
    page.locator("[data-who]").fill("salma")
    page.keyboard.press("Enter")
    item = page.locator(".item[aria-current=true]")
    claim = item.get_attribute("data-claim")
    page.keyboard.press("c")
    page.keyboard.press("4")
    page.evaluate("""() => {
        const node = document.querySelector(".item[aria-current=true] .evidence").firstChild;
        const range = document.createRange();
        const first = node.data.search(/\\S/);
        range.setStart(node, first);
        range.setEnd(node, node.data.indexOf(" ", first));
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }""")
    words = page.evaluate("getSelection().toString()")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('[data-status]').textContent.includes('✓')")
    assert words in item.locator("tr[data-slot=place] td").inner_text()
    events = page.request.get(at + "/api/v1/review/events").json()["data"]
    assert events[0]["action"] == "correct" and events[0]["value"] == words and events[0]["claim"] == claim, events[0]
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    page.wait_for_function("() => document.querySelector('[data-status]').textContent.includes('Undone')")
    assert page.request.get(at + "/api/v1/review/events").json()["data"][0]["undoes"] == events[0]["seq"]
    gold = page.request.get(at + "/api/v1/review/gold.ndjson").text()
    assert words not in gold or gold == "", "what was undone is no gold"


def judge_with_the_keyboard_alone(page, at):
    page.goto(at + "/review?lang=en&verdict=open")
    page.evaluate("localStorage.setItem('reviewer', 'salma')")
    page.goto(at + "/review?lang=en&verdict=open")
    first = page.locator(".item[aria-current=true]").get_attribute("data-claim")
    page.keyboard.press("a")
    page.wait_for_function("id => document.querySelector('.item[aria-current=true]').dataset.claim !== id", arg=first)
    page.keyboard.press("r")
    page.wait_for_function("() => document.querySelectorAll('.item.done').length === 2")
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("Control+z")
    page.wait_for_function("() => document.querySelectorAll('.item.done').length === 1")
    page.keyboard.press("u")
    page.wait_for_function("() => document.querySelectorAll('.item.done').length === 0")


def walk_with_the_keyboard_alone(page, at):
    page.goto(at + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/stories")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/story/**")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


def search_with_folding(page, at):
    page.goto(at + "/search?q=" + "ارهابي")
    loose = page.locator("h2 .total").first.inner_text() if page.locator("h2 .total").count() else "0"
    page.goto(at + "/search?q=" + "الإرهابي")
    strict = page.locator("h2 .total").first.inner_text() if page.locator("h2 .total").count() else "0"
    assert loose == strict, (loose, strict)
    page.goto(at + "/search?q=" + "الفِرار")
    assert page.evaluate("CSS.highlights.get('found')?.size ?? 0") > 0
    page.locator(".hits a").first.click()
    assert "/report/" in page.url and page.url.endswith("#at")


def upload_and_keep(page, at):
    page.goto(at + "/upload?lang=en")
    page.locator("textarea").fill("خبر تجريبي\n\nأعدم تنظيم داعش، الثلاثاء، خمسة من عناصره في مدينة الرقة بتهمة الفرار، بحسب مصدر أمني.\n")
    page.locator("input[name=published]").fill("2018-11-14")
    page.locator("[data-upload] button").first.click()
    page.wait_for_selector("[data-claims] li")
    assert page.evaluate("CSS.highlights.get('trigger')?.size ?? 0") > 0
    page.locator("[data-keep]").click()
    page.wait_for_url("**/report/**")
    assert "خبر تجريبي" in page.locator("h1").inner_text()


def read_without_script(page, at):
    page.goto(at + "/stories?type=execution")
    page.locator("table.stories tbody tr td a").first.click()
    assert page.locator(".evidence mark.trigger").count() > 0


WAYS = [find_a_story_and_its_evidence, filter_on_the_map, correct_a_slot_and_undo, judge_with_the_keyboard_alone,
        walk_with_the_keyboard_alone, search_with_folding, upload_and_keep]


def main():
    failed = 0
    with samples() as at:
        for way, options in [(way, {}) for way in WAYS] + [(read_without_script, {"java_script_enabled": False})]:
            with browser(viewport={"width": 1440, "height": 900}, **options) as page:
                try:
                    way(page, at)
                    assert not page.faults, page.faults
                    print(f"ok      {way.__name__}")
                except Exception:
                    failed += 1
                    print(f"FAILED  {way.__name__}")
                    traceback.print_exc()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
