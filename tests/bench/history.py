"""A made-up monorepo with its whole history: 10,000 files of many kinds in forty services, 50,000 commits by sixty people.

Written as one stream for `git fast-import`, so that it takes seconds. All chance comes from a generator with a fixed seed, times
are counted up from a fixed day: the same commits, with the same ids, everywhere.
"""
import pathlib, random, subprocess

from made_up import manifest
from mixed import compose, dockerfile, terraform, workflow

COMMITS, SERVICES, FILES = 50_000, 40, 10_000
START, STEP = 1_609_459_200, 3_700  # 2021-01-01; about an hour between commits, the last one in November 2026
NOW = "2026-11-26"
REVISION = "@revision@"  # what a commit changes in a file


def history(folder, commits=COMMITS):
    """A repository in a folder; checked out, packed as a clone is."""
    rng = random.Random(3)
    files = tree(rng)
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    importer = subprocess.Popen(["git", "-C", folder, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    with importer.stdin as out:
        stream(rng, files, commits, out.write)
    if importer.wait():
        raise SystemExit("git fast-import failed")
    git(folder, "repack", "-a", "-d", "-q")
    git(folder, "reset", "--quiet", "--hard", "main")
    return folder


def git(folder, *arguments):
    subprocess.run(["git", "-C", folder, *arguments], check=True)


def stream(rng, files, commits, write):
    """The commits: one in eight a merge of a short branch, a tag for every 250th, and of every file the first version."""
    people = [f"Developer {n} <dev{n}@acme.example>" for n in range(58)] + [
        "renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>", "Release Bot <release-bot@acme.example>"]
    paths, hot = sorted(files), sorted(files)[:: 7]
    revisions = dict.fromkeys(paths, 0)

    def data(text):
        encoded = text.encode()
        write(b"data %d\n%s\n" % (len(encoded), encoded))

    def commit(number, branch, changed, parents=(), message=None, merges=False):
        who, day = rng.choice(people), START + number * STEP
        write(f"commit refs/heads/{branch}\nmark :{number + 1}\nauthor {who} {day - rng.randrange(86_400)} +0000\n"
              f"committer {who} {day} +0000\n".encode())
        scope = changed[0].split("/")[0] if changed else "all"
        data(message or f"{rng.choice(['Fix', 'Add', 'Change', 'Remove'])} what {scope} does\n\n"
                        f"It did not do so before.\n{rng.choice(['', f'Signed-off-by: {who}'])}\n")
        for keyword, parent in zip(("from", "merge"), parents):
            write(f"{keyword} :{parent + 1}\n".encode())
        for path in changed:
            write(f"M 100644 inline {path}\n".encode())
            revisions[path] += not merges
            data(files[path].replace(REVISION, str(revisions[path])))

    commit(0, "main", paths, message="Begin")
    number, last = 1, 0
    while number < commits:
        if rng.random() < 0.12 and number + 5 < commits:
            # The branch and main change other files, so that the merge has both without a conflict.
            *own, other = rng.sample(paths, rng.randint(2, 4))
            parent = last
            for path in own:
                commit(number, "side", [path], [parent])
                parent, number = number, number + 1
            commit(number, "main", [other], [last])
            number += 1
            commit(number, "main", own, [number - 1, parent], f"Merge pull request #{number} from acme/side\n", merges=True)
        else:
            changed = rng.sample(hot if rng.random() < 0.5 else paths, rng.choice([1, 1, 1, 2, 3]))
            commit(number, "main", changed, [last])
        last, number = number, number + 1
        if number % 250 < 2 and rng.random() < 0.7:
            write(f"tag v1.{number}\nfrom :{last + 1}\ntagger {people[-1]} {START + last * STEP} +0000\n".encode())
            data(f"Release {number}\n")
    write(b"reset refs/heads/side\nfrom 0000000000000000000000000000000000000000\n\ndone\n")


def tree(rng):
    """Files by path, with a mark where their revision stands."""
    files = dict(root(rng))
    names = [f"{kind}-{n:02}" for n in range(SERVICES // 8) for kind in ("web", "api", "worker", "cart", "search", "billing", "mail", "stock")]
    for number, name in enumerate(names):
        files[f".github/workflows/{name}.yml"] = workflow(rng, rng.choice(["ci", "release", "preview"])) + hash_mark()
        for path, text in service(rng, name, number).items():
            files[f"services/{name}/{path}"] = text
    left = FILES - len(files)
    for n in range(left):
        files[f"services/{names[n % len(names)]}/internal/more/part{n:03}.go"] = code(rng, n)
    return files


def root(rng):
    owners = "".join(f"/services/{kind}-*/ @acme/{kind}\n" for kind in ("web", "api", "worker", "cart", "search", "billing"))
    return {
        "README.md": "# Shop\n\nAll of it. See [the docs](docs/index.md) and [how to help](CONTRIBUTING.md).\n\n" + page(rng, 0),
        "CONTRIBUTING.md": "# How to help\n\nRun `make test` before you push.\n",
        "LICENSE": "MIT License\n\nCopyright (c) 2021 Acme\n\n" + MIT, "SECURITY.md": "# Security\n\nWrite to security@acme.example.\n",
        "CODEOWNERS": "* @acme/platform\n*.md @acme/docs\n" + owners, ".gitignore": "node_modules/\n/dist/\n*.log\n",
        "docs/index.md": "# Docs\n\n" + page(rng, 1), "mkdocs.yml": "site_name: Shop\ndocs_dir: docs\nnav:\n  - Home: index.md\n",
        "renovate.json": "{\"extends\": [\"config:recommended\"]}\n", "Makefile": "test:\n\tgo test ./...\n" + hash_mark(),
        "catalog-info.yaml": entity("shop", "System"),
    }


def service(rng, name, number):
    files = {
        "catalog-info.yaml": entity(name, "Component"), "README.md": f"# {name}\n\nSee [docs](docs/page00.md).\n\n" + page(rng, number),
        "Dockerfile": dockerfile(rng, name) + hash_mark(), "migrate/Dockerfile": dockerfile(rng, name) + hash_mark(),
        "compose.yaml": compose(rng) + hash_mark(), "go.mod": f"module acme.example/{name}\n\ngo 1.24\n\nrequire golang.org/x/sync v0.15.0\n",
        "go.sum": "golang.org/x/sync v0.15.0 h1:KWH3jNZsfyT6xfAfKiz6MRNmd46ByHDYaZ7KSkCtdW8=\n",
        "web/package.json": "{\"name\": \"@acme/%s\", \"private\": true, \"version\": \"1.0.%s\", \"scripts\": {\"test\": \"vitest\"}, "
                            "\"dependencies\": {\"left\": \"^1.3.0\"}}\n" % (name, REVISION),
    }
    for part in ("infrastructure", "infrastructure/network"):
        for key, text in terraform(rng, number).items():
            files[f"{part}/{key}.tf"] = text + hash_mark()
    for n in range(60):
        files[f"deploy/{rng.choice(['base', 'staging', 'production'])}/app-{n:02}.yaml"] = manifest(rng, n) + hash_mark()
    for n in range(20):
        files[f"docs/page{n:02}.md"] = page(rng, n)
    for n in range(10):
        files[f"config/setting{n}.{['yaml', 'json', 'toml'][n % 3]}"] = setting(rng, n)
    for n in range(90):
        files[f"internal/{['store', 'http', 'model'][n % 3]}/part{n:02}{'_test' if n % 4 == 0 else ''}.go"] = code(rng, n)
    for n in range(35):
        files[f"web/src/view{n:02}.ts"] = f"// Revision {REVISION}\n" + "".join(
            f"export const size{i} = (width: number) => width * {rng.randint(1, 99)};\n" for i in range(30))
    return files


def hash_mark():
    return f"# revision {REVISION}\n"


def code(rng, n):
    return f"// Package part keeps one thing; revision {REVISION}.\npackage part\n\n" + "".join(
        f"// Sum{i} adds.\nfunc Sum{i}(a, b int) int {{\n\treturn a + b*{rng.randint(1, 99)} + {n}\n}}\n\n" for i in range(25))


def page(rng, n):
    words = "the cart holds what a customer wants to buy until it is paid for or given up by them".split()
    return f"## Page {n}, revision {REVISION}\n\n" + "\n\n".join(
        " ".join(rng.choices(words, k=40)) + f". See [page {m:02}](page{m:02}.md) and `make test`." for m in rng.sample(range(20), 6)) + "\n"


def setting(rng, n):
    pairs = [(f"key{i}", rng.choice(["on", "off", "auto"])) for i in range(20)]
    match n % 3:
        case 0: return "".join(f"{key}: \"{value}\"\n" for key, value in pairs) + hash_mark()
        case 1: return "{" + ", ".join(f"\"{key}\": \"{value}\"" for key, value in pairs) + f", \"revision\": \"{REVISION}\"}}\n"
        case _: return "".join(f"{key} = \"{value}\"\n" for key, value in pairs) + hash_mark()


def entity(name, kind):
    spec = {"System": "  owner: group:default/platform\n", "Component":
            "  type: service\n  lifecycle: production\n  owner: group:default/platform\n  system: shop\n"}[kind]
    return (f"apiVersion: backstage.io/v1alpha1\nkind: {kind}\nmetadata:\n  name: {name}\n  description: The {name} of the shop\n"
            f"  annotations:\n    backstage.io/techdocs-ref: dir:.\nspec:\n{spec}{hash_mark()}")


MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""
