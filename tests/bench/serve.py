"""`karat serve` over a history of 2,000 entities, 150 checks and 365 nights: every page by itself, then many readers and writers at once.

Pages are asked for through HTTP, each as the first one after something was recorded (drawn) and once more (kept). The load is load.rs.
"""
import json, pathlib, re, subprocess, time, urllib.parse, urllib.request

CONFIGURATION = "schema = 1\n[history]\nstore = \"history.db\"\n[serve]\nanonymous_read = true\nrequests_per_minute = 0\n"
NOW = "2026-11-25"
MOST = 100  # milliseconds of a page


def bench(karat, store, load, scratch, runs, readers, writers, seconds):
    folder = scratch / "company"
    folder.mkdir()
    (folder / "karat.toml").write_text(CONFIGURATION)
    subprocess.run([store, folder / "history.db"], check=True, stdout=subprocess.DEVNULL)
    token = subprocess.run([karat, "token", "create", "load", "--write", "--all"], cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    report = reported(karat, scratch / "shop")
    with Server(karat, folder) as server:
        pages(server, runs)
        print(flush=True)
        command = [load, server.address, token.stdout.strip(), report, str(readers), str(writers), str(seconds)]
        subprocess.run(command, check=True)


class Server:
    def __init__(self, karat, folder):
        self.process = subprocess.Popen([karat, "serve", "--listen", "127.0.0.1:0", "--now", NOW], cwd=folder, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stderr.readline().split(" at ")[1].split("/ ")[0]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def get(self, path):
        """How long an answer takes in milliseconds, and its text."""
        begun = time.perf_counter()
        with urllib.request.urlopen(self.address + path) as answer:
            text = answer.read()
        return (time.perf_counter() - begun) * 1000, text.decode()


def pages(server, runs):
    """The least of several runs of each page; what is drawn anew has a word in its address that nobody reads."""
    api = lambda path: json.loads(server.get(f"/api/v1/{path}")[1])
    entity = api("entities?limit=1")["items"][0]
    finding = api("findings?limit=1")["items"][0]
    card = api("scorecards")["scorecards"][0]["id"]
    check = urllib.parse.quote(api(f"scorecards/{card}")["lines"][0]["id"])
    reference = urllib.parse.quote(entity["reference"], safe="")
    place = f"?repository={urllib.parse.quote(entity['repository'], safe='')}"
    asked = [
        "/", "/entities", "/entities?q=service-17", f"/entities/{reference}{place}", "/scorecards", f"/scorecards/{card}",
        f"/scorecards/{card}/{check}", "/groups?by=owner", "/findings", f"/findings/{finding['fingerprint']}",
        f"/rules/{finding['rule']}", "/waivers", "/campaigns", "/what-if", "/regressions.atom", "/metrics",
        "/api/v1/entities?limit=500", "/api/v1/findings?limit=500", "/api/v1/levels", f"/api/v1/entities/{reference}{place}",
    ]
    print(f"{'':48} {'drawn':>9} {'kept':>9} {'bytes':>9}")
    slow = []
    for path in asked:
        sign = "&" if "?" in path else "?"
        is_strict = path.startswith("/api/")
        drawn, kept, size = [], [], 0
        for number in range(runs):
            own = path if is_strict else f"{path}{sign}again={number}"
            drawn.append(server.get(own)[0])
            spent, text = server.get(own)
            kept.append(spent)
            size = len(text)
        print(f"{path[:48]:48} {min(drawn):6.0f} ms {min(kept):6.1f} ms {size:9}", flush=True)
        slow += [path] * (min(drawn) > MOST)
    print(f"over {MOST} ms: {', '.join(slow) or 'none'}")


def reported(karat, folder):
    """A report of a small repository, as a file."""
    files = {"README.md": "# Shop\n\nWhat it is for.\n", "Dockerfile": "FROM alpine:latest\nUSER root\n",
             "catalog-info.yaml": "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\nspec:\n  type: service\n"
                                  "  lifecycle: production\n  owner: pay\n"}
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    git = ["git", "-C", folder, "-c", "user.name=Shop", "-c", "user.email=shop@acme.example"]
    for arguments in (["init", "--quiet"], ["add", "-A"], ["commit", "--quiet", "-m", "Begin"]):
        subprocess.run([*git, *arguments], check=True)
    report = folder.parent / "report.json"
    subprocess.run([karat, "check", folder, "--now", "2026-11-01", "-o", f"json={report}"], stderr=subprocess.DEVNULL, check=False)
    return report
