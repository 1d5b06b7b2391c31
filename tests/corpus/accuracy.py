#!/usr/bin/env python3
"""Holds karat's accuracy on the labelled cases to the bar, kind by kind.

    tests/corpus/accuracy.py KARAT [--corpus DIR]      the cases; else the folder in KARAT_CORPUS

The corpus' own program (score.py) runs karat on the cases of the recommended controls and says which it gets wrong: a control
without a rule is missed. Labels that a standard contradicts stand in testdata/corpus/disputed.toml with the paragraph that
does. They are left out of the figures that are held to the bar; the raw figures stand beside them. Exit status: 0 at the bar,
1 below it or with a list of disputed labels that is not in order, 2 where it could not be told.
"""
import argparse, collections, json, os, pathlib, subprocess, sys, tempfile, tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Least recall and most false positives of a kind, in percent of its cases.
BARS = {"k8s": (97.0, 1.5), "terraform": (97.0, 2.0), "gha": (95.0, 1.0), "dockerfile": (96.0, 1.5), "compose": (98.0, 1.0)}
MOST_DISPUTED = 3.0  # percent of all cases
FIELDS = ("id", "control", "label", "standard", "link")
# Cases that score.py leaves out, by their tags.
LEFT_OUT = {"needs-network", "disputed"}
Rates = collections.namedtuple("Rates", "recall false_positives cases")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("karat"); a.add_argument("--corpus", default=os.environ.get("KARAT_CORPUS"))
    a = a.parse_args()
    if not a.corpus:
        print("no corpus: give --corpus or set KARAT_CORPUS", file=sys.stderr)
        sys.exit(2)
    corpus = pathlib.Path(a.corpus)
    cases = recommended(corpus)
    wrong = misses(a.karat, corpus, len(cases))
    disputed = tomllib.loads((ROOT / "testdata/corpus/disputed.toml").read_text()).get("label", [])
    print(table(cases, wrong, {entry.get("id") for entry in disputed}))
    faults = mistakes(disputed, cases, wrong) + below(cases, wrong, {entry.get("id") for entry in disputed})
    print("\n".join(faults) or "every kind is at its bar")
    sys.exit(1 if faults else 0)


def recommended(corpus):
    """The cases that are scored: id → case."""
    controls = set(json.loads((corpus / "baseline_controls.json").read_text()))
    cases = map(json.loads, (corpus / "labels.jsonl").read_text().splitlines())
    return {case["id"]: case for case in cases if case["control"] in controls and not LEFT_OUT & set(case.get("tags", ()))}


def misses(karat, corpus, expected):
    """The ids of the cases that karat gets wrong."""
    with tempfile.TemporaryDirectory(prefix="karat-accuracy-") as scratch:
        out = pathlib.Path(scratch, "misses.json")
        command = [sys.executable, corpus / "score.py", karat, "--corpus", corpus, "--baseline", "--per-control", "--misses", out]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0 or f"{expected} cases," not in done.stdout:
            print(f"the cases were not scored, or not all {expected}:\n{done.stdout[-600:]}{done.stderr[-600:]}", file=sys.stderr)
            sys.exit(2)
        return {miss["id"] for miss in json.loads(out.read_text())}


def rates(cases, wrong):
    """Recall and false positives in percent; without a case of a sort, it is at its best."""
    fail = [case["id"] for case in cases if case["expect"] == "fail"]
    clean = [case["id"] for case in cases if case["expect"] == "pass"]
    recall = 100 * sum(id not in wrong for id in fail) / len(fail) if fail else 100.0
    return Rates(recall, 100 * sum(id in wrong for id in clean) / len(clean) if clean else 0.0, len(fail) + len(clean))


def of_kind(kind, cases, without=frozenset()):
    return [case for id, case in cases.items() if case["kind"] == kind and id not in without]


def table(cases, wrong, disputed):
    lines = [f"{'kind':12} {'cases':>6} {'recall':>8} {'bar':>6} {'false+':>8} {'bar':>6}   {'with the disputed':>20}"]
    for kind, (recall, false_positives) in BARS.items():
        held, raw = (rates(of_kind(kind, cases, without), wrong) for without in (disputed, frozenset()))
        lines.append(f"{kind:12} {held.cases:6} {held.recall:7.1f}% {recall:5.1f}% {held.false_positives:7.1f}% {false_positives:5.1f}%"
                     f"   {raw.recall:6.1f}% {raw.false_positives:5.1f}% of {raw.cases}")
    return "\n".join(lines)


def below(cases, wrong, disputed):
    """What is below the bar, with the cases: the reader should not have to run anything again."""
    faults = []
    for kind, (recall, false_positives) in BARS.items():
        mine = of_kind(kind, cases, disputed)
        held = rates(mine, wrong)
        short = [("missed", "fail")] * (held.recall < recall) + [("false positive", "pass")] * (held.false_positives > false_positives)
        for what, expect in short:
            faults.append(f"{kind} is below its bar:")
            faults += [f"  {what}: {case['id']}" for case in mine if case["expect"] == expect and case["id"] in wrong]
    return faults


def mistakes(disputed, cases, wrong):
    """What is not in order about the list of disputed labels."""
    faults = []
    seen = collections.Counter(entry.get("id") for entry in disputed)
    faults += [f"{id}: disputed {count} times; one entry is enough" for id, count in seen.items() if count > 1]
    for entry in disputed:
        name = entry.get("id", "an entry without an id")
        faults += [f"{name}: no {field}" for field in FIELDS if not str(entry.get(field, "")).strip()]
        faults += [f"{name}: no field is called {field}" for field in entry.keys() - set(FIELDS)]
        case = cases.get(name)
        if case is None:
            faults.append(f"{name}: no such case is scored")
            continue
        if (entry.get("control"), entry.get("label")) != (case["control"], case["expect"]):
            faults.append(f"{name}: the label is {case['expect']} of {case['control']}")
        if not str(entry.get("link", "")).startswith("https://"):
            faults.append(f"{name}: the link leads nowhere")
        if name not in wrong:
            faults.append(f"{name}: karat agrees with the label now; remove the entry")
    share = 100 * len(disputed) / max(1, len(cases))
    if share > MOST_DISPUTED:
        faults.append(f"{len(disputed)} of {len(cases)} labels are disputed, {share:.1f} %: more than {MOST_DISPUTED} %")
    return faults


if __name__ == "__main__":
    main()
