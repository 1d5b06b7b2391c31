"""The workflows of the documentation, run by act on the machine itself, with this action and with GitHub's own description of its API
behind prism. Actions of others are stubs that keep what they are given."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from github import GitHub
from support import COMMIT, KARAT, OWNER, ROOT, Repository, environment, example, run

STUBS = {
    "actions/cache": "actions-cache",
    "actions/download-artifact": "download-artifact",
    "actions/upload-artifact": "upload-artifact",
    "github/codeql-action": "codeql-action",
}
POD = "apiVersion: v1\nkind: Pod\nmetadata: { name: debug, namespace: tools }\nspec:\n  hostPID: true\n  containers: []\n"
FINE = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: words, namespace: tools }\ndata: { a: b }\n"


class Run:
    """What a workflow did."""

    def __init__(self, status, text, kept):
        self.status, self.text, self.kept = status, text, kept

    def commands(self, name):
        return [line for line in self.text.splitlines() if f"::{name} " in line or f"  {name}::" in line]


class Action(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.around = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.around.name).resolve()
        (cls.folder / "home/.config/act").mkdir(parents=True)
        (cls.folder / "home/.config/act/actrc").touch()
        # act copies all of it.
        own = cls.folder / "karat"
        (own / "action").mkdir(parents=True)
        for path in ["action.yml", "action/obtain", "action/checksums.txt", "Cargo.toml"]:
            shutil.copy(ROOT / path, own / path)
        cls.local = [f"{OWNER}/karat@{COMMIT}={own}"]
        texts = [(ROOT / path).read_text() for path in ["action.yml", "README.md", "docs/pipelines.md"]]
        for use in sorted(set(re.findall(r"uses: (\S+@[0-9a-f]{40})", "".join(texts)))):
            name, commit = use.split("@")
            name = "/".join(name.split("/")[:2])
            if name in STUBS:
                cls.local.append(f"{name}@{commit}={ROOT / 'tests/action/stubs' / STUBS[name]}")
        (cls.folder / "api").mkdir()
        cls.github = GitHub(cls.folder / "api")

    @classmethod
    def tearDownClass(cls):
        cls.github.close()
        cls.around.cleanup()

    def setUp(self):
        self.github.comments.clear()
        self.github.calls.clear()
        self.github.may_write = True
        self.repository = Repository()
        self.addCleanup(self.repository.close)
        self.kept = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        own = self.repository
        shutil.copytree(ROOT / "testdata/repos/webshop", own.path, dirs_exist_ok=True)
        shutil.rmtree(own.path / ".github/workflows")

    def branch(self, files):
        """The repository as GitHub checks a pull request out: `change` brings files, merged into `main`."""
        own = self.repository
        self.start = own.commit("Start")
        own.git("switch", "--quiet", "--create", "change")
        for path, text in files.items():
            own.write(path, text)
        self.head = own.commit("Change")
        own.git("switch", "--quiet", "--detach", "main")
        own.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change")

    def pull_request(self, repository="acme/shop"):
        side = lambda name, commit, full: {"ref": name, "sha": commit, "repo": {"full_name": full}}
        base, head = side("main", self.start, "acme/shop"), side("change", self.head, repository)
        return {"number": 7, "pull_request": {"number": 7, "base": base, "head": head}}

    def act(self, own, event, payload, **inputs):
        """Runs a workflow of the documentation, with some inputs of the action besides."""
        text = own.text
        for name, value in inputs.items():
            text = text.replace(f"{OWNER}/karat@{COMMIT} # v0.1.0\n        with:\n", f"\\g\n          {name.replace('_', '-')}: {value}\n")
            text = text.replace("\\g", f"{OWNER}/karat@{COMMIT} # v0.1.0\n        with:")
        workflow = self.repository.home / pathlib.Path(own.path).name
        workflow.write_text(text)
        file = self.repository.home / "event.json"
        file.write_text(json.dumps({"repository": {"full_name": "acme/shop", "default_branch": "main"}, **payload}))
        local = [part for place in self.local for part in ("--local-repository", place)]
        variables = {"GITHUB_API_URL": self.github.address, "GITHUB_REPOSITORY": "acme/shop", "KEPT": str(self.kept)}
        variables = [part for own in variables.items() for part in ("--env", "=".join(own))]
        status, text = run(
            ["act", event, "--workflows", workflow, "--eventpath", file, "--platform", "ubuntu-latest=-self-hosted", "--no-cache-server"]
            + ["--action-offline-mode", "--secret", "GITHUB_TOKEN=secret-token", *local, *variables],
            self.repository.path,
            environment(self.folder / "home", ROOT / "target/tools/bin", KARAT.parent),
        )
        return Run(status, text, self.kept)

    def test_a_pull_request_fails_for_what_it_brings(self):
        self.branch({"deploy/debug.yaml": POD})
        done = self.act(example(".github/workflows/karat.yml", "merge_group"), "pull_request", self.pull_request())
        self.assertNotEqual(done.status, 0, done.text)
        self.assertIn("deploy/debug.yaml", done.text)
        self.assertIn("Since main", done.text)
        self.assertEqual(self.github.calls, [])

    def test_a_pull_request_that_brings_nothing_passes(self):
        self.branch({"deploy/words.yaml": FINE})
        done = self.act(example(".github/workflows/karat.yml", "merge_group"), "pull_request", self.pull_request())
        self.assertEqual(done.status, 0, done.text)
        self.assertIn("0 new findings", done.text)

    def test_a_merge_group_is_compared_with_its_base(self):
        self.branch({"deploy/debug.yaml": POD})
        group = {"merge_group": {"base_sha": self.start, "base_ref": "refs/heads/main", "head_sha": self.head}}
        done = self.act(example(".github/workflows/karat.yml", "merge_group"), "merge_group", group)
        self.assertNotEqual(done.status, 0, done.text)
        self.assertIn("Since main", done.text)

    def test_a_push_uploads_sarif_even_where_there_are_findings(self):
        self.repository.commit("Start")
        push = {"before": "0" * 40, "ref": "refs/heads/main"}
        done = self.act(example(".github/workflows/karat-scanning.yml"), "push", push)
        self.assertEqual(done.status, 0, done.text)
        sarif = json.loads((self.kept / "uploaded-karat.sarif").read_text())
        self.assertGreater(len(sarif["runs"][0]["results"]), 20)
        failing = self.act(example(".github/workflows/karat-scanning.yml"), "push", push, name="strictly")
        self.assertTrue((self.kept / "uploaded-strictly.sarif").is_file(), failing.text)

    def test_there_is_one_comment_which_is_updated(self):
        own = example(".github/workflows/karat.yml", "comment: post")
        self.github.comment("Nice!", "User", "NONE")
        self.branch({"deploy/debug.yaml": POD})
        self.assertNotEqual(self.act(own, "pull_request", self.pull_request()).status, 0)
        self.assertEqual(len(self.github.comments), 2)
        self.assertTrue(self.github.comments[1]["body"].startswith("<!-- karat:karat -->"))
        self.assertIn("deploy/debug.yaml:5:12", self.github.comments[1]["body"])
        self.repository.git("switch", "--quiet", "change")
        self.repository.write("deploy/debug.yaml", FINE)
        self.head = self.repository.commit("Mend")
        self.repository.git("switch", "--quiet", "--detach", "main")
        self.repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change")
        done = self.act(own, "pull_request", self.pull_request())
        self.assertEqual(done.status, 0, done.text)
        self.assertEqual(len(self.github.comments), 2)
        self.assertIn("0 new findings", self.github.comments[1]["body"])
        self.assertEqual([method for method, _ in self.github.calls], ["GET", "POST", "GET", "PATCH"])
        self.assertNotIn("secret-token", done.text)

    def test_a_fork_without_the_right_to_write_has_a_notice_and_no_failure(self):
        self.github.may_write = False
        self.branch({"deploy/words.yaml": FINE})
        own = example(".github/workflows/karat.yml", "comment: post")
        done = self.act(own, "pull_request", self.pull_request("eve/shop"), sarif="upload")
        self.assertEqual(done.status, 0, done.text)
        self.assertIn("The comment is not posted: GitHub refuses it (status 403", done.text)
        self.assertIn("SARIF is not uploaded", done.text)
        self.assertFalse(any(self.kept.glob("uploaded-*")))

    def test_the_comment_of_a_fork_is_posted_by_the_workflow_that_follows(self):
        self.branch({"deploy/debug.yaml": POD})
        first = self.act(example(".github/workflows/karat.yml", "upload-artifact"), "pull_request", self.pull_request("eve/shop"))
        self.assertNotEqual(first.status, 0)
        self.assertTrue((self.kept / "karat-comment/comment.md").is_file(), first.text)
        self.github.head = self.head
        followed = {"id": 1, "event": "pull_request", "head_sha": self.head, "head_branch": "change"}
        followed["head_repository"] = {"owner": {"login": "eve"}}
        done = self.act(example(".github/workflows/karat-comment.yml"), "workflow_run", {"workflow_run": followed})
        self.assertEqual(done.status, 0, done.text)
        self.assertEqual([method for method, _ in self.github.calls], ["GET", "GET", "POST"], done.text)
        self.assertIn("deploy/debug.yaml:5:12", self.github.comments[0]["body"])

    def test_a_push_is_reported_to_a_server_and_a_pull_request_is_not(self):
        home = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        (home / "karat.toml").write_text("schema = 1\n")
        token = subprocess.run([KARAT, "token", "create", "ci", "--write", "--all"], cwd=home, check=True, stdout=subprocess.PIPE, text=True)
        server = subprocess.Popen([KARAT, "serve", "--listen", "127.0.0.1:0"], cwd=home, stderr=subprocess.PIPE, text=True)
        self.addCleanup(server.stderr.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        address = server.stderr.readline().split(" at ")[1].split("/ ")[0]
        own = example(".github/workflows/karat-report.yml")
        own = type(own)(own.document, own.path, own.text.replace("https://karat.example.com", address).replace("on:\n", "on:\n  pull_request:\n", 1))
        self.branch({"deploy/debug.yaml": POD})
        proposed = self.act(own, "pull_request", self.pull_request(), report_token=token.stdout.strip())
        self.assertIn("Since main", proposed.text)
        self.assertNotIn("reported to", proposed.text)
        pushed = self.act(own, "push", {"before": self.start, "ref": "refs/heads/main"}, report_token=token.stdout.strip())
        self.assertEqual(pushed.status, 0, pushed.text)
        self.assertIn(f"reported to {address}", pushed.text)
        self.assertIn("1 repository, 1 changed", pushed.text)
        self.assertNotIn(token.stdout.strip(), pushed.text)

    def test_calls_that_github_does_not_know_are_refused(self):
        path = "/repos/acme/shop/issues/7/comments"
        self.assertEqual(self.github.call("POST", path, {"body": "good"}), 201)
        self.assertEqual(self.github.call("POST", path, {"text": "no body"}), 422)
        self.assertEqual(self.github.call("POST", path, {"body": 7}), 422)


if __name__ == "__main__":
    unittest.main()
