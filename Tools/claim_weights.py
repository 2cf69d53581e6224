#!/usr/bin/env python3
"""Learn Rules/claims/roles.tsv and Rules/claims/claims.tsv, the weights by which slots are filled and claims are kept, from coded reports.

    python3 Tools/claim_weights.py [--program PATH] [--shared DIR] [--only roles|claims] [--check]

The program tells what it sees of each claim that could be made and of each participant offered to it (`isnad-worker --claim-features`); logistic
regression (scikit-learn, BSD; pip install scikit-learn) gives each feature its weight. Reports: the gold sets `seeds` and `more`, those
coded in Evaluation/gold, the marked examples of Rules/frames and the rows of Specs/claims*.tsv. The validation set is never read here. First the weights of slots are learnt, then, with these in place, those of claims.

`--check` measures by cross-validation over five folds of whole reports and writes nothing. Same input, same weights.
"""
import argparse, collections, json, math, pathlib, subprocess, sys, tempfile
import numpy, scipy.sparse
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Evaluation"))
from programs import scorer, unpacked

SLOTS = ["agent", "target", "to", "from", "place"]
FOLDS = 5
ROLE_STRENGTH, CLAIM_STRENGTH = 0.15, 0.12
# Share of certainty from which a slot is filled, a claim is kept: where the harmonic mean of precision and recall is best in cross-validation. What a
# rule says itself is believed from RULED on: that costs nothing in the mean, and what a rule's author wrote holds.
ROLE_FROM = {"agent": 0.36, "target": 0.29, "to": 0.40, "from": 0.36, "place": 0.40}
CLAIM_FROM = 0.31
RULED = {"agent": 0.14, "target": 0.16, "to": 0.16, "from": 0.16, "place": 0.20, "claim": 0.22}
# A claim whose slots do not meet the conditions of its rule has to be likelier than not.
UNMET = 0.55
# Weights of a row: of the examples and specs, whose authors meant just this; of the gold sets, coded by hand; those of Evaluation/gold count one. In folds
# of the gold sets one, three and four do alike (claims 0.726, 0.722, 0.720).
EXAMPLE, GOLD = 5.0, 3.0
# Features seen in fewer rows are left out: plain ones, and words and pairs, of which there are many.
RARE, RARE_WORD = 5, 8
WORDS = ("word:", "before", "near", "behind")


def dump(program, path):
    """Documents: coded document, its drafts as (rule, token, features, offers); an offer is (name, slot of the rule, features)."""
    lines = subprocess.run([program, "--rules", str(ROOT / "Rules"), "--claim-features", str(path)], capture_output=True, check=True)
    documents = []
    for line in lines.stdout.decode("utf-8").split("\n"):
        if line.startswith("{"):
            documents.append((json.loads(line), []))
        elif line.startswith("claim\t"):
            _, rule, token, _, features = line.split("\t")
            documents[-1][1].append((rule, int(token), features.split(), []))
        elif line.startswith("offer\t"):
            _, name, ruled, _, features = line.split("\t")
            documents[-1][1][-1][3].append((name, ruled, features.split()))
    return documents


def gold_documents(shared, program, coded=True):
    """Pairs of coded document with drafts and gold document, by name: the gold sets, and the reports that are coded in Evaluation/gold."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = [("seeds", shared / "gold/seeds"), ("more", shared / "gold/more")]
        folders += unpacked(shared, scratch) if coded else []
        yield from documents_of(folders, program)


def documents_of(folders, program):
    for name, folder in folders:
        golds = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))}
        for coded, drafts in dump(program, folder / "docs"):
            stem = pathlib.Path(coded["document"]["path"]).stem
            yield f"{name}/{stem}", coded, drafts, golds[stem]


def example_documents(program):
    """The marked examples of the frames as tiny reports: one claim each for yes, none for no."""
    items = []
    for path in sorted((ROOT / "Rules/frames").glob("*.rules")):
        kind = None
        for line in path.read_text(encoding="utf-8").splitlines():
            key, _, value = line.strip().partition(" ")
            value = value.strip()
            if key == "type":
                kind = value
            if key in ("yes", "no") and kind:
                items.append((kind, key, value))
    golds = []
    for kind, key, value in items:
        text, claims = unmarked(value, [kind])
        golds.append((text, {"claims": claims if key == "yes" else [], "only": [kind]}))
    yield from sentences("examples", golds, program)


def spec_documents(program):
    """The rows of Specs/claims*.tsv as tiny reports: what a sentence must give, and what it must not."""
    golds = []
    for path in sorted((ROOT / "Specs").glob("claims*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            status, types, sentence = line.split("\t")[:3]
            types = types.split(",")
            text, claims = unmarked(sentence, types)
            gold = {"claims": claims if status in ("yes", "want") else []}
            golds.append((text, gold if types == ["*"] else gold | {"only": types}))
    yield from sentences("examples-of-specs", golds, program)


def sentences(name, golds, program):
    """Sentences as reports of their own, ten of them dealt to a fold together."""
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        for i, (text, _) in enumerate(golds):
            file.write(json.dumps({"id": f"e{i}", "title": "", "text": text}, ensure_ascii=False) + "\n")
        file.flush()
        for coded, drafts in dump(program, file.name):
            number = int(coded["document"]["id"][1:])
            yield f"{name}/{number // 10}", coded, drafts, golds[number][1]


def unmarked(text, types):
    """The sentence without marks, and a claim of each type with the marked roles (`agent2`: of the second, `agent12`: of both, `agent`: of all)."""
    out, i = "", 0
    claims = [{"type": kind, "trigger": ""} for kind in types]
    while i < len(text):
        if text[i] == "⟦":
            end = text.index("⟧", i)
            name, _, words = text[i + 1:end].partition(":")
            role, numbers = name.rstrip("0123456789"), name[len(name.rstrip("0123456789")):]
            for n, claim in enumerate(claims, 1):
                if numbers and str(n) not in numbers:
                    continue
                if role == "trigger":
                    claim["trigger"] = words
                elif role in SLOTS:
                    claim.setdefault(role, []).append(words)
            out += words
            i = end + 1
        else:
            out += text[i]
            i += 1
    for claim in claims:
        claim["sentence"] = out
    return out, claims


def paired(score, coded, gold):
    golds, made = [score.claim_of(c) for c in gold["claims"]], [score.claim_of(c) for c in coded["claims"]]
    table = score.aliases(gold)
    return golds, made, table, score.align(golds, made, table, lambda t: t)


def role_rows(score, documents):
    """(document, features, {slot: 1 | 0}) for each offer to a draft that a gold claim pairs with; and the number of gold values of each slot."""
    rows, wanted, groups = [], collections.defaultdict(collections.Counter), 0
    for name, coded, drafts, gold in documents:
        golds, made, table, pairs = paired(score, coded, gold)
        for g, d in pairs:
            groups += 1
            offers = drafts[d][3]
            labels = [dict.fromkeys(SLOTS, 0) for _ in offers]
            unseen = False
            for slot in SLOTS:
                for value in golds[g][slot]:
                    forms = {value, *table.get(score.fold(value), ())}
                    likeness = [max(score.overlap(form, offer[0]) for form in forms) for offer in offers]
                    best = max(likeness, default=0)
                    wanted[name][slot] += 1
                    unseen |= best < 0.6
                    if best >= 0.6:
                        at = [i for i, l in enumerate(likeness) if l == best]
                        here = [i for i in at if not any(f in ("source:before", "source:title", "source:document") for f in offers[i][2])]
                        ruled = [i for i in (here or at) if offers[i][1] == slot]
                        for i in ruled or here or at:
                            labels[i][slot] = 1
            if unseen and name.startswith("examples"):
                continue  # marked in words, not by name: whichever offer is meant must not count as wrong
            for offer, label in zip(offers, labels):
                rows.append((name, offer[2], label, groups, offer[0]))
    return rows, wanted


def claim_rows(score, documents):
    """(document, features, 1 | 0) for each draft; drafts of one word and type stand for each other."""
    rows = []
    for name, coded, drafts, gold in documents:
        _, made, _, pairs = paired(score, coded, gold)
        hit = {d for _, d in pairs}
        hit_words = {(drafts[d][1], made[d]["type"]) for d in hit}
        for d, (rule, token, features, _) in enumerate(drafts):
            if "only" in gold and made[d]["type"] not in gold["only"]:
                continue
            if d not in hit and (token, made[d]["type"]) in hit_words:
                continue
            rows.append((name, features, int(d in hit), d, token))
    return rows


def is_word(feature):
    return "&" in feature or feature.startswith(WORDS) and not feature.startswith("beforeVerb")


def matrix(rows, index=None):
    if index is None:
        counts = collections.Counter(f for row in rows for f in set(row[1]))
        index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= (RARE_WORD if is_word(f) else RARE)))}
    data, columns, ends = [], [], [0]
    for row in rows:
        found = [index[f] for f in row[1] if f in index]
        columns += found
        data += [1.0] * len(found)
        ends.append(len(columns))
    return scipy.sparse.csr_matrix((data, columns, ends), shape=(len(rows), len(index))), index


def learnt(x, y, strength, weights=None):
    if not y.any():
        return numpy.zeros(x.shape[1]), -9.0
    model = LogisticRegression(C=strength, max_iter=400, solver="liblinear", random_state=1)
    model.fit(x, y, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


def fold_of(names):
    """Deals whole reports out to folds, largest first; examples go with all."""
    return {name: i % FOLDS for i, name in enumerate(sorted(set(names)))}


def logit(p):
    return math.log(p / (1 - p))


def f1(hit, made, wanted):
    p, r = hit / made if made else 0, hit / wanted if wanted else 0
    return p, r, 2 * p * r / (p + r) if p + r else 0


def check_roles(rows, wanted):
    folds = fold_of(r[0] for r in rows)
    gold = [i for i, r in enumerate(rows) if not r[0].startswith("examples")]
    certainty = {slot: numpy.zeros(len(rows)) for slot in SLOTS}
    for fold in range(FOLDS):
        train = [r for r in rows if folds[r[0]] != fold]
        test = [i for i in gold if folds[rows[i][0]] == fold]
        x, index = matrix(train)
        z, _ = matrix([rows[i] for i in test], index)
        for slot in SLOTS:
            y = numpy.array([r[2][slot] for r in train])
            w, b = learnt(x, y, ROLE_STRENGTH, weight_of(train))
            certainty[slot][test] = z @ w + b
    total = {slot: sum(c[slot] for n, c in wanted.items() if not n.startswith("examples")) for slot in SLOTS}
    for slot in SLOTS:
        best = []
        for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
            at = [i for i in gold if certainty[slot][i] > logit(threshold) and certainty[slot][i] == max(certainty[s][i] for s in SLOTS)]
            names = {(rows[i][3], rows[i][4]): 0 for i in at}
            for i in at:
                names[(rows[i][3], rows[i][4])] |= rows[i][2][slot]
            best.append((threshold, *(round(v, 3) for v in f1(sum(names.values()), len(names), total[slot]))))
        print(slot, "reachable %.3f" % (sum(rows[i][2][slot] for i in gold) / max(total[slot], 1)), *best)


def check_claims(rows, wanted):
    folds = fold_of(r[0] for r in rows)
    gold = [i for i, r in enumerate(rows) if not r[0].startswith("examples")]
    certainty = numpy.zeros(len(rows))
    for fold in range(FOLDS):
        train = [r for r in rows if folds[r[0]] != fold]
        test = [i for i in gold if folds[rows[i][0]] == fold]
        x, index = matrix(train)
        z, _ = matrix([rows[i] for i in test], index)
        w, b = learnt(x, numpy.array([r[2] for r in train]), CLAIM_STRENGTH, weight_of(train))
        certainty[test] = z @ w + b
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        best = {}
        for i in gold:
            key = (rows[i][0], rows[i][4])
            if certainty[i] > logit(threshold) and (key not in best or certainty[i] > certainty[best[key]]):
                best[key] = i
        print("claims from %.2f: P %.3f R %.3f F %.3f" % (threshold, *f1(sum(rows[i][2] for i in best.values()), len(best), wanted)))


def write(path, head, rows):
    path.parent.mkdir(exist_ok=True)
    text = "".join(f"# {line}\n" for line in head)
    path.write_text(text + "".join(f"{feature}\t{weights}\n" for feature, weights in rows), encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(rows)} rows")


def hundredths(index, columns):
    """Rows `feature, answer:weight …`; the intercept is laid on the features that every row has one of."""
    for feature, i in index.items():
        found = [(answer, round(100 * weights[i])) for answer, weights in columns]
        found = [f"{answer}:{weight}" for answer, weight in found if abs(weight) >= (10 if is_word(feature) else 5)]
        if found:
            yield feature, " ".join(found)


def with_bias(index, weights, bias, template, ruled, lean):
    """Every row has just one feature of the template: the intercept is added to each of them. The feature `ruled` gets the lean on top."""
    out = weights.copy()
    for feature, i in index.items():
        if feature.startswith(template + ":"):
            out[i] += bias
    out[index[ruled]] += lean
    return out


def weight_of(rows):
    return numpy.array([EXAMPLE if r[0].startswith("examples") else GOLD if r[0].startswith(("seeds", "more")) else 1.0 for r in rows])


def write_roles(rows):
    x, index = matrix(rows)
    columns = []
    for slot in SLOTS:
        w, b = learnt(x, numpy.array([r[2][slot] for r in rows]), ROLE_STRENGTH, weight_of(rows))
        lean = logit(ROLE_FROM[slot]) - logit(RULED[slot])
        columns.append((slot, with_bias(index, w, b - logit(ROLE_FROM[slot]), "source", f"ruleSlot:{slot}", lean)))
    write(ROOT / "Rules/claims/roles.tsv", [
        "How much each thing seen of a possible participant speaks for each slot, in hundredths; above nought in sum, it fills the slot.",
        "Columns: feature, weights (slot:weight). Features are told in Sources/IsnadClaims/Weighing/Feature.swift.",
        "Learnt by Tools/claim_weights.py from coded reports and from the examples in Rules/frames."], list(hundredths(index, columns)))


def write_claims(rows):
    x, index = matrix(rows)
    w, b = learnt(x, numpy.array([r[2] for r in rows]), CLAIM_STRENGTH, weight_of(rows))
    lean = logit(CLAIM_FROM) - logit(RULED["claim"])
    columns = [("claim", with_bias(index, w, b - logit(CLAIM_FROM), "shape", "unmet:0", lean))]
    columns[0][1][index["unmet:1"]] += logit(CLAIM_FROM) - logit(UNMET)
    write(ROOT / "Rules/claims/claims.tsv", [
        "How much each thing seen of a possible claim speaks for keeping it, in hundredths; above nought in sum, it is kept.",
        "Columns: feature, weight (claim:weight). Features are told in Sources/IsnadClaims/Weighing/Feature.swift.",
        "Learnt by Tools/claim_weights.py from coded reports and from the examples in Rules/frames."], list(hundredths(index, columns)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/isnad-worker"))
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", choices=["roles", "claims"])
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    score = scorer(args.shared)
    for part in ("roles", "claims"):
        if args.only not in (None, part):
            continue
        documents = list(gold_documents(args.shared, args.program)) + list(example_documents(args.program))
        documents += list(spec_documents(args.program))
        wanted_claims = sum(len(g["claims"]) for n, _, _, g in documents if not n.startswith("examples"))
        if part == "roles":
            rows, wanted = role_rows(score, documents)
            print(f"{len(rows)} offers", flush=True)
            check_roles(rows, wanted) if args.check else write_roles(rows)
        else:
            rows = claim_rows(score, documents)
            print(f"{len(rows)} drafts, {sum(r[2] for r in rows)} of them claims; {wanted_claims} wanted", flush=True)
            check_claims(rows, wanted_claims) if args.check else write_claims(rows)


if __name__ == "__main__":
    main()
