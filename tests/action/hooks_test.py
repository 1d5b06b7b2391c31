"""The hooks, by pre-commit, prek and lefthook, in repositories in which somebody commits."""

import os
import pathlib
import shutil
import tempfile
import unittest

from support import KARAT, NODE, PYTHON, ROOT, TARGET, Repository, environment, example, run, version, wheels

POD = "apiVersion: v1\nkind: Pod\nmetadata: { name: debug, namespace: tools }\nspec:\n  hostPID: true\n  containers: []\n"
FINE = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: words, namespace: tools }\ndata: { a: b }\n"
CONFIG = 'select = ["kubernetes", "repository.missing_readme"]\n'
FOUND = "kubernetes.host_pid"


class Hooks(unittest.TestCase):
    """A repository with a hook, and how its commits end. What runs the hook is said by those below."""

    __test__ = False
    hook = "karat-system"

    @classmethod
    def setUpClass(cls):
        cls.around = tempfile.TemporaryDirectory()
        cls.home = pathlib.Path(cls.around.name).resolve()
        cls.source = cls.home / "source"
        # The repository of the hooks, as people clone it.
        names = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])[1].split("\0")
        wanted = [name for name in names if name and (cls.hook == "karat-src" or "/" not in name)]
        for name in wanted:
            (cls.source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, cls.source / name)
        cls.git(cls.source, "init", "--quiet")
        cls.git(cls.source, "add", "--all", "--force")
        cls.git(cls.source, "commit", "--quiet", "--message", "Release")
        cls.git(cls.source, "tag", f"v{version()}")

    @classmethod
    def git(cls, folder, *arguments):
        who = ["-c", "user.name=Amira", "-c", "user.email=amira@acme.dev"]
        status, text = run(["git", *who, *arguments], folder, environment(cls.home))
        assert status == 0, text

    @classmethod
    def tearDownClass(cls):
        cls.around.cleanup()

    @classmethod
    def variables(cls):
        """The environment of who commits."""
        folders = [PYTHON, NODE / ".bin"]
        if cls.hook == "karat-system":
            folders.insert(0, KARAT.parent)
        packages = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels()), "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(wheels())}
        offline = {"UV_PYTHON_DOWNLOADS": "never", "LEFTHOOK_QUIET": "meta"}
        return environment(cls.home, *folders, **packages, **offline)

    def setUp(self):
        self.repository = Repository()
        self.addCleanup(self.repository.close)
        self.repository.write("karat.toml", CONFIG)
        self.repository.write("README.md", "# Shop\n")
        self.install()

    def configure(self):
        text = example(".pre-commit-config.yaml").text
        text = text.replace("https://github.com/acme/karat", self.source.as_uri()).replace("id: karat", f"id: {self.hook}", 1)
        self.repository.write(".pre-commit-config.yaml", text)

    def commit(self, message="Change", *arguments):
        """Whether a commit goes through, and what was said."""
        status, text = self.repository.git("commit", "--message", message, *arguments, env=self.variables(), check=False)
        return status == 0, text

    def passes(self, *arguments):
        is_through, text = self.commit("Change", *arguments)
        self.assertTrue(is_through, text)

    def is_refused(self, *said):
        head = self.repository.git("rev-parse", "--verify", "--quiet", "HEAD", check=False)
        is_through, text = self.commit()
        self.assertFalse(is_through, text)
        for word in said:
            self.assertIn(word, text)
        self.assertEqual(self.repository.git("rev-parse", "--verify", "--quiet", "HEAD", check=False), head)

    def started(self):
        self.repository.git("add", "--all")
        self.passes()

    def stage(self, path, text):
        self.repository.write(path, text)
        self.repository.git("add", path)


class Every:
    """What holds whatever runs the hook."""

    def test_a_first_commit_is_judged_then_clean_ones_pass_and_dirty_ones_do_not(self):
        self.stage("deploy/debug.yaml", POD)
        self.repository.git("add", "--all")
        self.is_refused("deploy/debug.yaml", FOUND)
        self.stage("deploy/debug.yaml", FINE)
        self.passes()
        self.stage("deploy/other.yaml", POD)
        self.is_refused("deploy/other.yaml", FOUND)

    def test_what_is_staged_is_judged_and_not_what_lies_on_the_disk(self):
        self.started()
        self.stage("deploy/a.yaml", FINE)
        self.repository.write("deploy/a.yaml", FINE + "---\n" + POD)
        self.passes()
        self.assertEqual((self.repository.path / "deploy/a.yaml").read_text(), FINE + "---\n" + POD)
        self.stage("deploy/b.yaml", POD)
        self.repository.write("deploy/b.yaml", FINE)
        self.is_refused("deploy/b.yaml", FOUND)
        self.assertEqual((self.repository.path / "deploy/b.yaml").read_text(), FINE)

    def test_a_commit_that_no_rule_speaks_of_passes(self):
        self.started()
        self.stage("notes.txt", "hello\n")
        self.passes()
        self.passes("--allow-empty")

    def test_what_goes_away_matters(self):
        self.started()
        self.repository.git("rm", "--quiet", "README.md")
        self.is_refused("repository.missing_readme")

    def test_a_merge_is_judged_by_what_it_brings(self):
        self.started()
        own = self.repository
        own.git("switch", "--quiet", "--create", "fine")
        self.stage("deploy/fine.yaml", FINE)
        self.passes()
        own.git("switch", "--quiet", "--create", "dirty", "main")
        self.stage("deploy/debug.yaml", POD)
        self.passes("--no-verify")
        own.git("switch", "--quiet", "main")
        self.stage("deploy/own.yaml", FINE)
        self.passes()
        merge = lambda branch: own.git("merge", "--no-ff", "--message", "Merge", branch, env=self.variables(), check=False)
        status, text = merge("fine")
        self.assertEqual(status, 0, text)
        status, text = merge("dirty")
        self.assertNotEqual(status, 0, text)
        self.assertIn(FOUND, text)


class PreCommit(Hooks):
    program = "pre-commit"

    def install(self):
        self.configure()
        for stage in ["pre-commit", "pre-merge-commit"]:
            status, text = run([PYTHON / self.program, "install", "--hook-type", stage], self.repository.path, self.variables())
            self.assertEqual(status, 0, text)


class PreCommitSystem(Every, PreCommit):
    __test__ = True


class Prek(Every, PreCommit):
    __test__ = True
    program = "prek"


class Lefthook(Every, Hooks):
    __test__ = True

    def install(self):
        text = example("lefthook.yml").text
        self.repository.write("lefthook.yml", text + text.replace("pre-commit:", "pre-merge-commit:", 1))
        status, text = run([NODE / ".bin" / "lefthook", "install"], self.repository.path, self.variables())
        self.assertEqual(status, 0, text)


class Installed:
    """What holds of a hook that brings the program along."""

    def test_it_is_installed_without_anything_on_the_path(self):
        self.repository.git("add", "--all")
        self.stage("deploy/debug.yaml", POD)
        self.is_refused("deploy/debug.yaml", FOUND)
        self.stage("deploy/debug.yaml", FINE)
        self.passes()


class PreCommitWheel(Installed, PreCommit):
    __test__ = True
    hook = "karat"


class PrekWheel(Installed, PreCommit):
    __test__ = True
    hook = "karat"
    program = "prek"


class PreCommitFiles(Installed, PreCommit):
    __test__ = True
    hook = "karat-files"

    def test_files_that_no_rule_speaks_of_pass(self):
        self.started()
        self.stage("notes.txt", "hello\n")
        self.stage("odd name.yaml", FINE)
        self.passes()
        self.stage("notes.md", "# hello\n")
        self.passes()

    def test_files_that_the_configuration_leaves_out_pass(self):
        self.started()
        self.stage("karat.toml", CONFIG + 'exclude = ["vendor/"]\n')
        self.stage("vendor/a.yaml", POD)
        self.passes()


class PreCommitSource(Installed, PreCommit):
    """cargo builds as the tests do, in a copy of their folder, so that the crates that they use are there; all else is pre-commit's."""

    __test__ = True
    hook = "karat-src"
    target = TARGET / "hook-source"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        shutil.rmtree(cls.target, ignore_errors=True)
        # karat itself is another one there: its build script names the folder that it was run in.
        others = lambda _, names: [name for name in names if name == "incremental" or name.startswith(("karat", "libkarat", "suite-"))]
        shutil.copytree(TARGET / "debug", cls.target / "debug", copy_function=os.link, ignore=others)
        folder = cls.home / "cargo"
        folder.mkdir()
        real = shutil.which("cargo")
        script = f'#!/bin/sh\n[ "$1" = install ] || exec {real} "$@"\nshift\nexec {real} install --debug --locked --offline "$@"\n'
        (folder / "cargo").write_text(script)
        (folder / "cargo").chmod(0o755)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.target, ignore_errors=True)
        super().tearDownClass()

    @classmethod
    def variables(cls):
        own = super().variables()
        return {**own, "CARGO_TARGET_DIR": str(cls.target), "PATH": f"{cls.home / 'cargo'}{os.pathsep}{own['PATH']}"}


def load_tests(loader, tests, pattern):
    classes = [own for own in globals().values() if isinstance(own, type) and issubclass(own, unittest.TestCase)]
    return unittest.TestSuite(loader.loadTestsFromTestCase(own) for own in classes if vars(own).get("__test__"))


if __name__ == "__main__":
    unittest.main()
