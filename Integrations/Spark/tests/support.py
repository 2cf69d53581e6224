"""What the tests share: where the worker is, invented reports, and skipping with a reason."""

import json
import os
import random
import shutil
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", ".."))
sys.path.insert(0, os.path.dirname(HERE))


def worker():
    """The built worker: ISNAD_WORKER, else the newest under `.build`."""
    named = os.environ.get("ISNAD_WORKER")
    built = [os.path.join(ROOT, ".build", form, "isnad-worker") for form in ("release", "debug")]
    found = [named] if named else sorted((p for p in built if os.access(p, os.X_OK)), key=os.path.getmtime, reverse=True)
    return found[0] if found else None


needs_worker = unittest.skipUnless(worker(), "isnad-worker is not built (swift build --product isnad-worker)")


def missing_for_spark():
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "pyspark is not installed (pip install pyspark)"
    if os.environ.get("ISNAD_SPARK") == "0":
        return "ISNAD_SPARK=0"
    return None if shutil.which("java") or os.environ.get("JAVA_HOME") else "Java is not installed (apt-get install openjdk-17-jre-headless)"


needs_spark = unittest.skipIf(missing_for_spark(), missing_for_spark() or "")

PLACES = ["تل الريحان", "عين الزيتون", "كفر السنديان", "وادي اللوز", "دير الكرمة"]
GROUPS = ["لواء الفجر", "كتيبة الوادي", "حركة السهم"]


WORDS = ("الحاجز البستان المخزن الساقية المطحنة القنطرة السوق الطريق الوادي الجسر الحقل البئر الميدان المرصد القلعة السهل الفرن الخندق المنحدر الحظيرة البوابة "
         "المزرعة الصومعة العبارة").split()


def details(happening):
    """A sentence that only the reports of one fight have: what many weeks tell is a standing phrase and no copy."""
    words = random.Random(happening).sample(WORDS, 12)
    return "ووصل إطلاق النار إلى " + " ثم ".join(words) + "."


def reports(count):
    """Invented reports as lines of NDJSON: three outlets that tell the same fights, in words of their own and of each other."""
    lines = []
    for n in range(count):
        happening, outlet = divmod(n, 3)
        place, group = PLACES[happening % len(PLACES)], GROUPS[happening % len(GROUPS)]
        dead, day = 3 + happening % 17, 1 + happening % 27
        texts = [
            f"قال متحدث باسم {group} إن {dead} من عناصر التنظيم قتلوا في اشتباكات دارت في بلدة {place} صباح اليوم، وأضاف أن المعارك ما زالت مستمرة حول البلدة.",
            f"أعلن {group} مقتل {dead} من عناصر التنظيم في بلدة {place}. قال متحدث باسم {group} إن {dead} من عناصر التنظيم قتلوا في اشتباكات دارت في بلدة {place} صباح اليوم، وأضاف أن المعارك ما زالت مستمرة حول البلدة.",
            f"أعدم التنظيم {dead + 1} من عناصره في {place} بتهمة الفرار من المعارك، بحسب مصدر محلي.",
        ]
        texts[:2] = [text + " " + details(happening) for text in texts[:2]]
        lines.append(json.dumps({
            "id": f"r{n}", "outlet": ["وكالة المدار", "صحيفة النهار الجديد", "إذاعة الساحل"][outlet], "title": f"اشتباكات في {place}",
            "published": f"2031-03-{day:02d}", "text": texts[outlet]}, ensure_ascii=False).encode())
    return lines
