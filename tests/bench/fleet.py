"""Many small repositories, as bare clones on this machine: how many `karat fleet run` judges a minute, and in how much memory."""
import hashlib, os, random, subprocess

from made_up import manifest
from measure import measure

MOMENT = 1_780_000_000


def clones(folder, number):
    """So many bare repositories, each with one commit of eight files."""
    folder.mkdir()
    rng = random.Random(3)
    lines = ["schema = 1", 'folder = "state"']
    for n in range(number):
        path = folder / f"s{n:04}.git"
        subprocess.run(["git", "init", "-q", "--bare", "--template=", "--initial-branch=main", str(path)], check=True)
        files = {
            "README.md": f"# Service {n}\n",
            "Dockerfile": "FROM debian:12\nCOPY . /app\nUSER 1000\n",
            ".github/workflows/ci.yml": "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make test\n",
            "catalog-info.yaml": f"apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {{name: s{n}}}\n"
                                 "spec: {type: service, lifecycle: production, owner: shop}\n",
        } | {f"deploy/{part}.yaml": manifest(rng, part) for part in range(4)}
        stream = [f"commit refs/heads/main\ncommitter A <a@acme.dev> {MOMENT} +0000\ndata 5\nStart\n"]
        stream += [f"M 100644 inline {name}\ndata {len(text.encode())}\n{text}\n" for name, text in files.items()]
        subprocess.run(["git", "--git-dir", str(path), "fast-import", "--quiet"], input="".join(stream).encode(), check=True)
        lines += ["[[repository]]", f'path = "{path.name}"', f'name = "shop/s{n:04}"']
    (folder / "fleet.toml").write_text("\n".join(lines) + "\n")
    return folder


def bench(karat, scratch, runs):
    print(f"{os.cpu_count()} threads, the least of {runs} runs each; every repository has eight files and one commit")
    memory = {}
    for number in (100, 1000):
        folder = clones(scratch / f"fleet-{number}", number)
        run = [karat, "fleet", "run", "--fresh", "--now", "2026-11-26"]
        took = measure(run, runs, folder)
        memory[number] = took.memory
        print(f"  {number:5} repositories: {took.wall:6.2f} s, {60 * number / took.wall:8.0f} a minute, CPU {took.cpu:6.2f} s, "
              f"memory {took.memory:6.1f} MB", flush=True)
        whole = (folder / "fleet.jsonl").read_bytes()
        subprocess.run([karat, "fleet", "plan", "--shards", "4", "--now", "2026-11-26"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        for index in range(4):
            subprocess.run([karat, "fleet", "run-shard", "--index", str(index)], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        subprocess.run([karat, "fleet", "merge", "-o", "parts.jsonl"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        same = hashlib.sha256(whole).digest() == hashlib.sha256((folder / "parts.jsonl").read_bytes()).digest()
        print(f"        four parts put together: {'the same bytes' if same else 'DIFFERENT'}")
    print(f"  ten times as many repositories take {memory[1000] / memory[100]:.2f} times the memory")
