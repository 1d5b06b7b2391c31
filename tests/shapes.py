#!/usr/bin/env python3
"""No built-in rule raises, whatever shape a document has.

    tests/shapes.py KARAT [--each N] [--seed N]

Every fixture of the policies is copied with one value in it replaced: by nothing, or by something of another type. That
is done N times a file, at places that the seed chooses. A rule may say what it likes of the copies; a problem of the
kind `rule`, `builtin`, `limit` or `violation` is a mistake in the rule that is named, one of the kind `internal` in karat. Exit
status: 0 if there is none, else 1.
"""
import argparse, itertools, json, random, re, shutil, subprocess, sys, tempfile
from pathlib import Path

POLICIES = Path(__file__).resolve().parent.parent / "policies"
TARGETS = 1500
TOLD = 1000
RAISES = ("rule", "builtin", "limit", "violation", "internal")
ANY = ["1", "-1.5", '"x"', '""', "[]", "{}", "true", '["a"]', "[1]", "[{}]"]
SHAPES = {
    ".yaml": ["", "null", *ANY, "[null]", "{a: b}", "{a: null}"],
    ".json": ["null", *ANY, "[null]", '{"a": "b"}', '{"a": null}'],
    ".tf": ["null", *ANY, "[null]", '{ a = "b" }', "{ a = null }", "var.missing"],
    ".toml": [*ANY, '{ a = "b" }'],
}
SHAPES[".yml"] = SHAPES[".yaml"]


def changed_yaml(text, rng):
    """One entry with all that stands below it."""
    lines = text.split("\n")
    entries = [(n, m) for n, line in enumerate(lines) if (m := re.match(r'((?:\s*- )*\s*)[\w."/$-]+:(?=\s|$)', line))]
    if not entries:
        return None
    n, entry = rng.choice(entries)
    indent, end = len(entry[1]), n + 1
    while end < len(lines) and (not lines[end].strip() or deeper(lines[end], indent)):
        end += 1
    return "\n".join([*lines[:n], f"{entry[0]} {rng.choice(SHAPES['.yaml'])}", *lines[end:]])


def deeper(line, indent):
    own = len(line) - len(line.lstrip())
    return own > indent or own == indent and line.lstrip().startswith("- ")


def changed_json(text, rng):
    try:
        value = json.loads(text)
    except ValueError:
        return None
    places = list(holders(value))
    if not places:
        return None
    holder, key = rng.choice(places)
    holder[key] = json.loads(rng.choice(SHAPES[".json"]))
    return json.dumps(value)


def holders(value):
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []:
        yield value, key
        yield from holders(value[key])


def changed_line(text, rng, shapes):
    """A setting that stands on one line, of HCL or TOML."""
    lines = text.split("\n")
    settings = [(n, m[0]) for n, line in enumerate(lines) if (m := re.match(r'\s*[\w."-]+\s*=\s*(?=[^=\s])', line)) and is_whole(line)]
    if not settings:
        return None
    n, head = rng.choice(settings)
    lines[n] = head + rng.choice(shapes)
    return "\n".join(lines)


def is_whole(line):
    return all(line.count(a) == line.count(b) for a, b in ("[]", "{}", "()")) and not re.search(r"<<|'''|\"\"\"", line)


def changed(path, text, rng):
    if path.suffix in (".yaml", ".yml"):
        return changed_yaml(text, rng)
    return changed_json(text, rng) if path.suffix == ".json" else changed_line(text, rng, SHAPES[path.suffix])


def copies(root, each, rng):
    fixtures = [f for side in ("fail", "pass") for f in POLICIES.glob(f"**/{side}/*") if f.relative_to(POLICIES).parts.count(side) == 1]
    names = itertools.count()
    for fixture in sorted(fixtures):
        files = sorted(f for f in ([fixture] if fixture.is_file() else fixture.rglob("*")) if f.is_file() and f.suffix in SHAPES)
        for file in files:
            for _ in range(each):
                text = changed(file, file.read_text(errors="replace"), rng)
                if text is None:
                    continue
                copy = root / str(next(names))
                copy.mkdir()
                if fixture.is_dir():
                    shutil.copytree(fixture, copy, symlinks=True, dirs_exist_ok=True)
                (copy / file.relative_to(fixture if fixture.is_dir() else fixture.parent)).write_text(text)


def mistakes(karat, root, targets):
    # As JSON every check of every repository is named, a gigabyte of them; SARIF has problems, the gravest of many.
    command = [karat, "check", "--no-cache", "--select", "ALL", "--render", "never", "--fail-on", "never", "-o", "sarif", *targets]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    try:
        problems = json.loads(done.stdout)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    except ValueError:
        return {f"no report (exit status {done.returncode}): {done.stderr.strip()[-400:]}"}
    if sum(problem["level"] != "note" for problem in problems) >= TOLD:
        return {"more problems than SARIF tells: ask fewer documents at once"}
    return {problem["message"]["text"] for problem in problems if problem["descriptor"]["id"] in RAISES}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("karat", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--each", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="karat-shapes-") as folder:
        root = Path(folder)
        copies(root, options.each, random.Random(options.seed))
        targets = sorted((path.name for path in root.iterdir()), key=int)
        found = set()
        for start in range(0, len(targets), TARGETS):
            found |= mistakes(options.karat, root, targets[start : start + TARGETS])
    for message in sorted(found):
        print(message)
    print(f"{len(targets)} documents of other shapes, {len(found)} rules that raise")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
