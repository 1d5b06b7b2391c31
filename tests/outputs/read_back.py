"""Reads the reports of one run back, each by a program that is not ours, and compares what it sees with the JSON report.

    read_back.py FOLDER INSTALLED

FOLDER holds report.json and its like; INSTALLED is where node_modules is. Ends with 1 at the first difference.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

from google.protobuf import json_format
from in_toto_attestation.v1 import resource_descriptor_pb2, statement_pb2
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.v1.statement import Statement
from junitparser import JUnitXml
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as prometheus
from trestle.oscal.assessment_results import AssessmentResults

HERE = Path(__file__).parent
FOLDER, INSTALLED = Path(sys.argv[1]), Path(sys.argv[2])
REPORT = json.loads((FOLDER / "report.json").read_text())
FINDINGS = REPORT["findings"]
OPEN = [own for own in FINDINGS if own["status"] == "open"]
INCOMPLETE = [own for own in REPORT["problems"] if own["incomplete"]]


def same(what, theirs, ours):
    if theirs != ours:
        sys.exit(f"{what}: the reader sees {theirs!r}, the JSON report has {ours!r}")


def path(name):
    return FOLDER / f"report.{name}"


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{command[0]}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def sarif():
    """GitHub's rules by Microsoft's tool, whose exit status says nothing: its result file does."""
    result = FOLDER / "multitool.sarif"
    tool = INSTALLED / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
    tool.chmod(0o755)
    told = ["--rule-kind", "Sarif;Ghas", "-o", result, "--log", "ForceOverwrite"]
    run(tool, "validate", path("sarif"), *told, env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
    runs = json.loads(result.read_text())["runs"]
    wrong = [own["message"] for one in runs for own in one["results"] if own.get("level") == "error"]
    same("errors of sarif-multitool", wrong, [])
    rules = {own["ruleId"] for one in runs for own in one["results"]}
    # There is no page about karat that it could name.
    same("warnings of sarif-multitool", rules - {"SARIF2005"}, set())


def gitlab():
    """The same places as sarif-tools makes of our SARIF for GitLab."""
    ours = json.loads(path("gitlab").read_text())
    fields = ("description", "check_name", "fingerprint", "severity", "location")
    same("fields", {tuple(own) for own in ours} - {fields}, set())
    same("issues", len(ours), len(OPEN) + len(INCOMPLETE))
    same("fingerprints", len({own["fingerprint"] for own in ours}), len(ours))
    same("severities", {own["severity"] for own in ours} - {"info", "minor", "major", "critical", "blocker"}, set())
    derived = FOLDER / "codeclimate.json"
    run(Path(sys.executable).with_name("sarif"), "codeclimate", "--output", derived, path("sarif"))
    line = lambda own: own["location"]["lines"]["begin"]
    theirs = Counter((own["check_name"].split(" ")[0], line(own)) for own in json.loads(derived.read_text()))
    names = Counter((own["check_name"], line(own)) for own in ours if own["severity"] != "info")
    kept = Counter((own["rule"], own["location"]["start"]["line"]) for own in OPEN)
    same("rules and lines", names, kept)
    if not any(own["status"] != "open" for own in FINDINGS):
        same("rules and lines of sarif-tools", sorted(line for _, line in theirs.elements()), sorted(l for _, l in kept.elements()))


def junit():
    xml = JUnitXml.fromfile(str(path("junit")))
    suites = list(xml)
    same("suites", len(suites), len(REPORT["repositories"]))
    cases = [case for suite in suites for case in suite]
    rules = {(own["repository"], own["rule"]) for own in REPORT["outcomes"]}
    same("test cases", len(cases), len(rules) + len(INCOMPLETE))
    failed = {case.name for case in cases if any(own._tag == "failure" for own in case.result)}
    same("rules that found something", failed >= {own["rule"] for own in OPEN}, True)
    same("failures", xml.failures, sum(any(own._tag == "failure" for own in case.result) for case in cases))


def metrics():
    text = path("openmetrics").read_text()
    theirs = {own.name: own for own in openmetrics(text)}
    same("families", set(theirs), {own.name for own in prometheus(text)})
    counted = Counter()
    for sample in theirs["karat_findings"].samples:
        counted[sample.labels["severity"], sample.labels["status"]] += int(sample.value)
    same("findings", +counted, Counter((own["severity"], own["status"]) for own in FINDINGS))
    scores = sorted(own.value for own in theirs["karat_score_ratio"].samples)
    same("scores", scores, sorted(own["score"] / 10_000 for own in REPORT["scorecards"] if own["score"] is not None))
    run("promtool", "check", "metrics", input=text)


def unjudged():
    """The repositories of which something could not be judged."""
    targets = {own["target"] for own in REPORT["repositories"]}
    return targets & {own["repository"] for own in REPORT["problems"] if own["incomplete"]}


def vsa():
    lines = path("vsa").read_text().splitlines()
    same("statements", len(lines), len(REPORT["repositories"]))
    for line, repository in zip(lines, REPORT["repositories"]):
        message = json_format.Parse(line, statement_pb2.Statement())
        Statement.copy_from_pb(message).validate()
        same("type", message.predicate_type, "https://slsa.dev/verification_summary/v1")
        same("commit", message.subject[0].digest["gitCommit"], repository["revision"])
        predicate, version = json_format.MessageToDict(message.predicate), REPORT["tool"]["version"]
        same("fields that there must be", REQUIRED - set(predicate), set())
        same("fields that there may be", set(predicate) - REQUIRED - OPTIONAL, set())
        same("fields of the verifier", predicate["verifier"], {"id": "pkg:cargo/karat", "version": {"karat": version}})
        policy = json_format.ParseDict(predicate["policy"], resource_descriptor_pb2.ResourceDescriptor())
        ResourceDescriptor.copy_from_pb(policy).validate()
        same("digest", bool(re.fullmatch("[0-9a-f]{64}", policy.digest["sha256"])), True)
        same("time", datetime.fromisoformat(predicate["timeVerified"]).utcoffset(), timedelta())
        same("result", predicate["verificationResult"], "FAILED" if FINDINGS or repository["target"] in unjudged() else "PASSED")
        same("levels", [own for own in predicate["verifiedLevels"] if own.startswith("SLSA")], [])


# https://slsa.dev/spec/v1.0/verification_summary; what the package has of it is older.
REQUIRED = {"verifier", "timeVerified", "resourceUri", "policy", "verificationResult", "verifiedLevels"}
OPTIONAL = {"inputAttestations", "dependencyLevels", "slsaVersion"}


def oscal():
    named = FOLDER / "oscal.json"
    shutil.copy(path("oscal"), named)
    read = AssessmentResults.oscal_read(named)
    same("results", len(read.results), len(REPORT["repositories"]))
    asked = {(own["repository"], own["rule"]) for own in REPORT["outcomes"] if own["outcome"] != "not_applicable"}
    same("observations", sum(len(own.observations or []) for own in read.results), len(asked) + len(unjudged()))


def badges():
    root = ElementTree.parse(path("badge")).getroot()
    tags = {own.tag.split("}")[1] for own in root.iter()}
    same("elements of the badge", tags, {"svg", "title", "clipPath", "rect", "g", "text"})
    shields = json.loads(path("shields").read_text())
    same("fields of shields", list(shields), ["schemaVersion", "label", "message", "color"])
    texts = [own.text for own in root.iter() if own.tag.endswith("}text")]
    same("texts", texts, [shields["label"], shields["message"]])


def table():
    with path("csv").open(newline="") as file:
        rows = list(csv.reader(file))
    same("rows", len(rows), len(FINDINGS) + 1)
    same("columns", {len(row) for row in rows}, {len(rows[0])})
    same("formulas", [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))], [])


def commands():
    """As the runner of GitHub Actions takes a line apart."""
    levels = Counter()
    for line in path("github").read_text().splitlines():
        level, properties = line[2 : line.index("::", 2)].split(" ", 1)
        fields = dict(own.split("=", 1) for own in properties.split(","))
        same("properties", set(fields) - {"file", "line", "endLine", "col", "endColumn", "title"}, set())
        same("level", level in ("error", "warning", "notice"), True)
        levels[level] += 1
    same("at most ten of a level", [level for level, number in levels.items() if number > 10], [])


def page():
    known = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    browser = next(filter(None, map(shutil.which, known)), None) or sys.exit("there is no Chromium")
    named = FOLDER / "page.html"
    shutil.copy(path("html"), named)
    there = {**os.environ, "NODE_PATH": str(INSTALLED / "node_modules")}
    looks = json.loads(run("node", HERE / "page.cjs", named.resolve(), browser, env=there))
    same("looks", len(looks), 4)
    plain = lambda text: text.isascii() and text.isprintable() and "##" not in text
    messages = Counter(own["message"] for own in FINDINGS if plain(own["message"]))
    for look in looks:
        name = f"page, {look['scheme']}, scripts {look['hasScripts']}"
        same(f"{name}: events", [own for own in look["events"] if not own.startswith("request file:///")], [])
        same(f"{name}: requests", len(look["events"]), 1)
        same(f"{name}: violations", look["wrong"], [])
        same(f"{name}: scripts", (look["scripts"], look["handlers"], look["outside"]), (1, 0, []))
        same(f"{name}: wider than the window", look["wide"], False)
        same(f"{name}: findings", len(look["messages"]), len(FINDINGS))
        same(f"{name}: messages", messages - Counter(look["messages"]), Counter())
        same(f"{name}: form", look["form"], look["hasScripts"] and bool(FINDINGS))
        if "filtered" in look:
            filtered = look["filtered"]
            number = sum(own["severity"] == filtered["severity"] for own in FINDINGS)
            same(f"{name}: filtered", (filtered["only"], filtered["number"]), (True, number))
            same(f"{name}: address", filtered["hash"], f"#?severity={filtered['severity']}")


for reader in (sarif, gitlab, junit, metrics, vsa, oscal, badges, table, commands, page):
    reader()
