"""A commit as people make it: ten staged files in a repository of 5,000, and how long a hook takes to judge them.

Printed are the median and the least of the runs, of the whole process: wall time and CPU time, in milliseconds. A hook runs all
day in one repository, and what a run worked out is there for the next one. So each selection is timed four times:

    without cache    --no-cache: what a build server without a cache has
    cold             a cache that is empty, and is filled
    next change      the change before is committed, and values in the same ten files are edited and staged: what a developer has
    the same again   the very same change, as after a hook that refused for another reason

Last come a comment in each of the files in place of a value, and a file that is added.
"""
import os, random, re, shutil, statistics, subprocess, sys, time

from history import REVISION, code, git, root, service
from made_up import conditions, rule
from mixed import workflow, write

FILES, SERVICES, RULES = 5_000, 10, 10


def repository(folder):
    """A repository with one commit, packed as a clone is, and ten files staged; these are given back."""
    rng = random.Random(4)
    files = dict(root(rng))
    names = [f"{kind}-{n}" for n in range(SERVICES // 5) for kind in ("web", "api", "worker", "cart", "billing")]
    for number, name in enumerate(names):
        files[f".github/workflows/{name}.yml"] = workflow(rng, "ci")
        files |= {f"services/{name}/{path}": text for path, text in service(rng, name, number).items()}
    for n in range(FILES - len(files)):
        files[f"services/{names[n % len(names)]}/internal/more/part{n:04}.go"] = code(rng, n)
    for path, text in files.items():
        write(folder / path, text.replace(REVISION, "0"))
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all", "--force")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@acme.example", "commit", "--quiet", "--message", "All of it")
    git(folder, "repack", "-a", "-d", "-q")
    mine = sorted(path for path in files if path.startswith(f"services/{names[3]}/"))
    picked = [path for path in mine if path.endswith("Dockerfile")] + [path for path in mine if "/deploy/" in path][:3]
    picked += [path for path in mine if path.endswith(".tf")][:2] + [path for path in mine if path.endswith(".go")][:1]
    picked += [f".github/workflows/{name}.yml" for name in names[:2]]
    stage(folder, picked, 0)
    kinds = sum(path.endswith((".yaml", ".yml", ".tf", "Dockerfile")) for path in files)
    print(f"{len(files):,} files, {100 * kinds // len(files)} % of them manifests, Dockerfiles, workflows or Terraform; {len(picked)} staged")
    return picked


def stage(folder, picked, number):
    """Edits a value in each file, and stages it."""
    ends = {".go": "// change {}\n", ".tf": "locals {{\n  change = {}\n}}\n", ".yml": "run-name: Change {}\n"}
    for path in picked:
        file = folder / path
        text = git_text(folder, path)
        if path.endswith(".yaml"):
            text = re.sub(r"(?m)^(\s*-?\s*image: *[^:\s]+).*$", rf"\g<1>:1.{number}.0", text, count=1)
            text += f"# change {number}\n"
        else:
            end = ends.get(file.suffix, "ENV CHANGE={}\n").format(number)
            text = text.removesuffix(ends.get(file.suffix, "ENV CHANGE={}\n").format(number - 1)) + end
        file.write_text(text)
    git(folder, "add", "--all")


def remark(folder, picked, number):
    """Adds a comment to each file, and stages it."""
    for path in picked:
        mark = "//" if path.endswith(".go") else "#"
        (folder / path).write_text(f"{git_text(folder, path)}{mark} remark {number}\n")
    git(folder, "add", "--all")


def git_text(folder, path):
    return subprocess.run(["git", "-C", folder, "show", f"HEAD:{path}"], capture_output=True, text=True, check=True).stdout


def commit(folder):
    git(folder, "-c", "user.name=A", "-c", "user.email=a@acme.example", "commit", "--quiet", "--no-verify", "--message", "Change")


def ten_rules(folder):
    folder.mkdir()
    known = list(conditions())[:RULES]
    (folder / "main.rego").write_text("package main\n\n" + "\n".join(rule(n, *c) for n, c in enumerate(known)))


def bench(karat, conftest, scratch, runs):
    folder, policies, cache = scratch / "staged", scratch / "ten", scratch / "cache"
    picked = repository(folder)
    ten_rules(policies)
    judged = [path for path in picked if not path.endswith(".go")]
    check = [karat, "check", "--staged", "--fail-on", "never", "-q"]
    kept = [*check, "--cache-dir", str(cache)]
    runs, number = max(runs, 20), 0

    def empty():
        shutil.rmtree(cache, ignore_errors=True)

    def change():
        nonlocal number
        number += 1
        commit(folder)
        stage(folder, picked, number)

    def comment():
        nonlocal number
        number += 1
        commit(folder)
        remark(folder, picked, number)

    print(f"  {'':40} {'wall: median':>14} {'least':>8}   {'CPU: median':>12} {'least':>8}")
    for name, words in (("every rule", ["--select", "ALL"]), ("default rules", [])):
        show(f"karat, {name}, without cache", [*check, "--no-cache", *words], folder, runs)
        show(f"karat, {name}, cold", [*kept, *words], folder, runs, empty)
        show(f"karat, {name}, next change", [*kept, *words], folder, runs, change)
        show(f"karat, {name}, the same again", [*kept, *words], folder, runs)
    show(f"conftest, {RULES} rules", [conftest, "test", *judged, "--policy", str(policies), "--no-fail"], folder, runs)
    show("git diff --cached", ["git", "diff", "--cached", "--name-only"], folder, runs)
    show("karat, no rule that speaks of them", [*check, "--no-cache", "--select", "compose"], folder, runs)
    for domain in ("dockerfile", "kubernetes", "github_actions", "terraform", "build", "delivery", "cost", "supply_chain"):
        show(f"karat, {domain} alone, without cache", [*check, "--no-cache", "--select", domain], folder, max(5, runs // 4))
    show("karat, every rule, a comment in each", [*kept, "--select", "ALL"], folder, runs, comment)
    write(folder / "services/added/Dockerfile", "FROM debian:12\nUSER 1000\n")
    git(folder, "add", "--all")
    show("karat, every rule, a file added, warm", [*kept, "--select", "ALL"], folder, runs)


def show(name, command, folder, runs, before=lambda: None):
    each = [one(command, folder, before) for _ in range(runs)]
    wall, cpu = sorted(wall for wall, _ in each), sorted(cpu for _, cpu in each)
    print(f"  {name:40} {statistics.median(wall):11.1f} ms {wall[0]:5.1f} ms {statistics.median(cpu):9.1f} ms {cpu[0]:5.1f} ms", flush=True)


def one(command, folder, before):
    before()
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = (time.perf_counter() - start) * 1e3
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command}: status {process.returncode}")
    return took, (used.ru_utime + used.ru_stime) * 1e3
