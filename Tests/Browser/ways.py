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
    page.wait_for_function("() => CSS.highlights.has('found')")  # the page's script runs behind its arrival; never is a failure


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


def entities(page, at, kind="organisation"):
    return page.request.get(f"{at}/api/v1/entities?type={kind}&limit=50").json()["data"]


def merge_two_entities_and_undo(page, at):
    one, two = entities(page, at)[-2:]
    page.goto(f"{at}/entity/{one['id']}?lang=en")
    page.locator(".decide [data-who]").fill("salma")
    page.locator(".decide [data-why]").fill("same group")
    page.locator("[data-find]").fill(two["name"])
    page.locator(f"[data-found] input[value='{two['id']}']").check()
    page.locator("[data-merge] button").click()
    page.wait_for_url(lambda url: url.endswith(f"/entity/{two['id']}?lang=en#decide"))
    names = page.locator("ul.names").first.inner_text()
    assert one["name"] in names and two["name"] in names, names
    log = page.request.get(at + f"/api/v1/decisions?entity={two['id']}").json()["data"]
    said = log[0]["decision"]
    assert (said["action"], said["who"], said["note"]) == ("merge", "salma", "same group") and said["at"].endswith("Z") and log[0]["isInForce"], log[0]
    page.goto(f"{at}/entity/{one['id']}?lang=en")
    assert page.url == f"{at}/entity/{two['id']}?lang=en", "the entity that went leads to the one that stayed"
    page.locator(f"[data-take-back='{log[0]['seq']}']").click()
    page.wait_for_url(lambda url: url.endswith(f"/entity/{one['id']}?lang=en#decide"))
    assert page.locator("h1").inner_text() == one["name"]
    assert not page.request.get(at + "/api/v1/decisions").json()["data"][1]["isInForce"]


def split_a_form_and_undo(page, at):
    one = next(entity for entity in entities(page, at) if len(entity["names"]) > 1)
    form = next(name for name in one["names"] if name != one["name"])
    page.goto(f"{at}/entity/{one['id']}?lang=en")
    page.locator(".decide [data-who]").fill("salma")
    page.locator("[data-forms] label", has=page.get_by_text(form, exact=True)).locator("input").check()
    page.locator("[data-split] button").click()
    page.wait_for_url(lambda url: "/entity/" in url and one["id"] not in url)
    assert page.locator("h1").inner_text() == form
    page.locator("[data-take-back]").first.click()
    page.wait_for_url(lambda url: url.endswith(f"/entity/{one['id']}?lang=en#decide"))
    assert form in page.request.get(f"{at}/api/v1/entities/{one['id']}").json()["names"]


def merge_while_reviewing_with_the_keyboard_alone(page, at):
    page.goto(at + "/review?lang=en&verdict=any")
    page.evaluate("localStorage.setItem('reviewer', 'nadir')")
    page.goto(at + "/review?lang=en&verdict=any")
    while page.locator(".item[aria-current=true] [data-entity]").count() == 0:
        page.keyboard.press("j")
    one = page.locator(".item[aria-current=true] [data-entity]").first.get_attribute("data-entity")
    two = next(entity for entity in entities(page, at) if entity["id"] != one)
    page.keyboard.press("e")
    page.wait_for_selector("dialog[open] [data-rename] input")
    page.wait_for_function("() => document.activeElement.matches('[data-find]')")
    page.keyboard.type(two["name"])
    page.wait_for_selector(f"[data-found] input[value='{two['id']}']")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.value") != two["id"]:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    log = page.request.get(at + "/api/v1/decisions").json()["data"]
    assert (log[0]["decision"]["entity"], log[0]["decision"]["other"], log[0]["decision"]["who"]) == (one, two["id"], "nadir"), log[0]
    with page.expect_navigation():
        page.locator(f"[data-take-back='{log[0]['seq']}']").press("Enter")
    assert page.request.get(at + f"/api/v1/entities/{one}").json()["id"] == one


def changes_asked_for_by_another_site_are_refused(page, at):
    one, two = entities(page, at)[:2]
    body = {"who": "x", "action": "merge", "entity": one["id"], "other": two["id"]}
    for headers in [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}]:
        assert page.request.post(at + "/api/v1/decisions", data=body, headers=headers).status == 403
    assert page.request.post(at + "/api/v1/decisions", data=body | {"other": one["id"]}).status == 422
    assert page.request.post(at + "/api/v1/decisions", data=body | {"other": "nobody"}).status == 422
    assert page.request.get(at + f"/api/v1/entities/{one['id']}").json()["id"] == one["id"]


def read_without_script(page, at):
    page.goto(at + "/stories?type=execution")
    page.locator("table.stories tbody tr td a").first.click()
    assert page.locator(".evidence mark.trigger").count() > 0


WAYS = [find_a_story_and_its_evidence, filter_on_the_map, correct_a_slot_and_undo, judge_with_the_keyboard_alone,
        walk_with_the_keyboard_alone, search_with_folding, upload_and_keep,
        merge_two_entities_and_undo, split_a_form_and_undo, merge_while_reviewing_with_the_keyboard_alone, changes_asked_for_by_another_site_are_refused]


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
