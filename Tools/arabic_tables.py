"""What the table scripts share: folding, reading of tables, the letters that a table may hold."""
import re
import unicodedata

FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
#: Letters of plain Arabic spelling: no Persian, Kurdish or Urdu letters, no vowel signs, no tatweel.
PLAIN = re.compile("^[\u0621-\u063A\u0641-\u064A0-9 -]+$")


def fold(text):
    """A name as the engine compares it."""
    return text.translate(FOLD)


def rows(path):
    """Rows of a table with their line numbers; comments and empty lines left out."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield number, line.split("\t")


def slug(text):
    """Lower-case ASCII letters and digits with hyphens, for ids."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")


def alternatives(column):
    return [part.strip() for part in column.split("|") if part.strip()]
