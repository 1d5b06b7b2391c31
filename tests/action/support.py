"""What the tests of this folder share: where programs are, the examples of the documentation, repositories that are made up."""

import functools
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
KARAT = pathlib.Path(os.environ.get("KARAT") or TARGET / "debug" / "karat").resolve()
# `tests/run` fills it.
TOOLS = pathlib.Path(os.environ.get("KARAT_ACTION_TOOLS") or ROOT / "target" / "tools" / "action").resolve()
NODE = TOOLS / "node_modules"
PYTHON = TOOLS / "venv" / "bin"

OWNER, COMMIT = "acme", "0123456789abcdef0123456789abcdef01234567"
BLOCK = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example:
    """A file that the documentation shows in full."""

    def __init__(self, document, path, text):
        self.document, self.path, self.text = document, path, text

    def __str__(self):
        return f"{self.document}: {self.path}"

    def write(self, folder):
        file = pathlib.Path(folder) / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.text)
        return file


def examples():
    """All of them, with a repository and a commit in place of the words for these."""
    found = []
    for document in ["README.md", "docs/pipelines.md", "docs/fleet.md"]:
        for path, text in BLOCK.findall((ROOT / document).read_text()):
            text = text.replace("OWNER", OWNER).replace("COMMIT", COMMIT)
            found.append(Example(document, path, text))
    return found


def example(path, part=""):
    """The example with this path and this text in it."""
    return next(own for own in examples() if own.path == path and part in own.text)


def run(arguments, folder=ROOT, env=None, **more):
    """Runs a program to its end; gives its status and all that it printed."""
    done = subprocess.run(
        [str(part) for part in arguments], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more
    )
    return done.returncode, done.stdout


def environment(home, *folders, **more):
    """An environment with nothing of the developer's but the programs."""
    path = os.pathsep.join([*map(str, folders), os.environ["PATH"]])
    keep = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "NPM_", "SSL_", "CARGO", "RUSTUP"))}
    real = pathlib.Path.home()
    rust = {"CARGO_HOME": str(real / ".cargo"), "RUSTUP_HOME": str(real / ".rustup")}
    return {**rust, **keep, "PATH": path, "HOME": str(home), "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", **more}


def version():
    """The version of karat."""
    return re.search(r'^version = "([^"]+)"$', (ROOT / "Cargo.toml").read_text(), re.MULTILINE).group(1)


@functools.cache
def wheels():
    """A folder with the wheel, of the build that the tests use, and with what pip needs to install the hooks from it alone. Where
    KARAT_WHEELS names it, it is made already: cargo puts another program in the place of `target/debug/karat` meanwhile."""
    if os.environ.get("KARAT_WHEELS"):
        return pathlib.Path(os.environ["KARAT_WHEELS"])
    folder = TARGET / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    build = [PYTHON / "maturin", "build", "--profile", "dev", "--target-dir", TARGET, "--compatibility", "linux", "--out", folder]
    status, text = run(build, ROOT / "packaging" / "python")
    assert status == 0, text
    for file in (TOOLS / "wheels").glob("*.whl"):
        shutil.copy(file, folder)
    return folder


def wheel():
    """The wheel."""
    return next(wheels().glob("karat_cli-*.whl"))


class Repository:
    """A git repository in a folder of its own."""

    def __init__(self, name="shop"):
        self.around = tempfile.TemporaryDirectory()
        self.home = pathlib.Path(self.around.name).resolve()
        self.path = self.home / name
        self.path.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments, env=None, check=True):
        who = ["-c", "user.name=Amira", "-c", "user.email=amira@acme.dev", "-c", "protocol.file.allow=always"]
        status, text = run(["git", *who, *arguments], self.path, env or environment(self.home))
        if check and status != 0:
            raise AssertionError(f"git {arguments}: {text}")
        return (status, text) if not check else text.strip()

    def write(self, path, text):
        file = self.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")

    def close(self):
        self.around.cleanup()
