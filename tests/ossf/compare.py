#!/usr/bin/env python3
"""Compares `karat score --format ossf` with results of OpenSSF Scorecard itself.

    tests/ossf/compare.py KARAT GOLDEN_DIR TREES_DIR [DETAILS_DIR]

GOLDEN_DIR holds NAME.json, written by Scorecard for the repository and the commit that it names; TREES_DIR holds the same trees in
folders NAME or ossf-NAME. For each check that Scorecard's local run knows, the score is compared, and the reason and details where
the golden file has them. DETAILS_DIR may hold files of the same form with details, for golden files that were written without.

Prints a table. What differs has to be listed in `differences.toml` beside this file with a written reason; a difference that is not
listed, and a line of that file that nothing needs any more, is an error.
"""

import json
import re
import subprocess
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

WEIGHTS = {
    "Binary-Artifacts": 7.5, "Dangerous-Workflow": 10, "Dependency-Update-Tool": 7.5, "Fuzzing": 5, "License": 2.5,
    "Packaging": 5, "Pinned-Dependencies": 5, "SAST": 5, "Security-Policy": 5, "Token-Permissions": 7.5, "Vulnerabilities": 7.5,
}


def aggregate(scores):
    known = {name: score for name, score in scores.items() if score >= 0}
    weight = sum(WEIGHTS[name] for name in known)
    return round(sum(WEIGHTS[name] * score for name, score in known.items()) / weight, 1) if weight else -1.0


def checks(result):
    return {check["name"]: check for check in result["checks"]}


def bare(detail):
    """A detail without what Scorecard adds to help, and without the words of its shell parser."""
    detail = re.sub(r"(error parsing shell code): .*(: [^ ]+:\d+(-\d+)?)$", r"\1\2", detail)
    return re.sub(r"(nugetCommand not pinned by hash: [^ ]+:\d+(-\d+)?): .*", r"\1", detail)


def details_differ(name, theirs, ours):
    a, b = Counter(map(bare, theirs["details"] or [])), Counter(map(bare, ours["details"]))
    missing, extra = sorted((a - b).elements()), sorted((b - a).elements())
    return [f"{name}: Scorecard has: {detail}" for detail in missing] + [f"{name}: karat has: {detail}" for detail in extra]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    karat, golden_dir, trees = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    details_dir = Path(sys.argv[4]) if len(sys.argv) > 4 else None
    listed = tomllib.loads((Path(__file__).parent / "differences.toml").read_text())["difference"]
    used, failures, equal, compared, detail_count = set(), [], 0, 0, 0
    names = sorted({name for path in golden_dir.glob("*.json") for name in checks(json.loads(path.read_text()))})
    print(f"{'repository':<20} " + " ".join(f"{''.join(w[0] for w in n.split('-')) if '-' in n else n[:4]:>5}" for n in names)
          + "  score (the original on the same checks)  coverage  seconds")
    for path in sorted(golden_dir.glob("*.json")):
        tree = next((t for t in (trees / path.stem, trees / f"ossf-{path.stem}") if t.is_dir()), None)
        if tree is None:
            continue
        golden = checks(json.loads(path.read_text()))
        told = golden
        if details_dir and (details_dir / path.name).exists():
            told = golden | checks(json.loads((details_dir / path.name).read_text()))
        start = time.monotonic()
        output = subprocess.run([karat, "score", "--format", "ossf", tree], capture_output=True, text=True, check=True).stdout
        seconds = time.monotonic() - start
        result = json.loads(output)
        ours = checks(result)
        cells, found = [], []
        for name in names:
            theirs, mine = golden.get(name), ours[name]
            compared += 1
            if theirs["score"] == mine["score"]:
                equal += 1
                cells.append(f"{mine['score']:>5}")
            else:
                cells.append(f"{theirs['score']}≠{mine['score']}".rjust(5))
                found.append(f"{name}: score {theirs['score']}, karat {mine['score']}")
            if told[name]["details"] and mine["score"] == theirs["score"]:
                detail_count += len(told[name]["details"])
                found += details_differ(name, told[name], mine)
                if told[name]["reason"] != mine["reason"] and mine["score"] >= 0:
                    found.append(f"{name}: reason: {told[name]['reason']} / {mine['reason']}")
        both = [name for name in names if golden[name]["score"] >= 0 and ours[name]["score"] >= 0]
        a = aggregate({name: golden[name]["score"] for name in both})
        b = aggregate({name: ours[name]["score"] for name in both})
        print(f"{path.stem:<20} " + " ".join(cells)
              + f"  {result['score']} ({a} / {b})".ljust(42) + f"{result['karat']['coverage']:>7}  {seconds:7.2f}")
        for line in found:
            at = next((i for i, d in enumerate(listed)
                       if d.get("repository", path.stem) == path.stem and re.search(d["matches"], line)), None)
            if at is None:
                failures.append(f"{path.stem}: {line}")
            else:
                used.add(at)
    print(f"\n{equal} of {compared} scores are equal; {detail_count} details were compared")
    for at in sorted(used):
        print(f"listed: {listed[at]['matches']}: {listed[at]['reason']}")
    failures += [f"differences.toml: nothing matches {d['matches']}" for i, d in enumerate(listed)
                 if i not in used and (details_dir or not d.get("details"))]
    for failure in failures:
        print(f"NOT LISTED: {failure}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
