"""A commit as people make it: ten staged files in a repository of 5,000, and how long a hook takes to judge them.

Printed are the median and the least of the runs, in milliseconds of the whole process.
"""
import random, statistics, subprocess, sys, time

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
    for path in picked:
        (folder / path).write_text((folder / path).read_text() + ("// staged\n" if path.endswith(".go") else "# staged\n"))
    git(folder, "add", "--all")
    kinds = sum(path.endswith((".yaml", ".yml", ".tf", "Dockerfile")) for path in files)
    print(f"{len(files):,} files, {100 * kinds // len(files)} % of them manifests, Dockerfiles, workflows or Terraform; {len(picked)} staged")
    return picked


def ten_rules(folder):
    folder.mkdir()
    known = list(conditions())[:RULES]
    (folder / "main.rego").write_text("package main\n\n" + "\n".join(rule(n, *c) for n, c in enumerate(known)))


def bench(karat, conftest, scratch, runs):
    folder, policies = scratch / "staged", scratch / "ten"
    picked = repository(folder)
    ten_rules(policies)
    judged = [path for path in picked if not path.endswith(".go")]
    check = [karat, "check", "--staged", "--fail-on", "never", "-q"]
    added = folder / "services/added/Dockerfile"
    rows = [
        ("karat, every rule", [*check, "--select", "ALL"], None),
        ("karat", check, None),
        (f"conftest, {RULES} rules", [conftest, "test", *judged, "--policy", str(policies), "--no-fail"], None),
        ("git diff --cached", ["git", "diff", "--cached", "--name-only"], None),
        ("karat, every rule, a file added", [*check, "--select", "ALL"], added),
    ]
    for name, command, new in rows:
        if new:
            write(new, "FROM debian:12\nUSER 1000\n")
            git(folder, "add", "--all")
        times = sorted(one(command, folder) for _ in range(max(runs, 20)))
        print(f"  {name:34} median {statistics.median(times):6.1f} ms   least {times[0]:6.1f} ms", flush=True)


def one(command, folder):
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    took = (time.perf_counter() - start) * 1e3
    if done.returncode:
        sys.exit(f"{command[0]}: status {done.returncode}: {done.stderr.decode()}")
    return took
