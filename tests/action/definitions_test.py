"""action.yml, the workflows, the hooks and every example of the documentation, judged by the programs that their hosts go by."""

import json
import pathlib
import re
import tempfile
import unittest
import xml.etree.ElementTree

from support import KARAT, NODE, PYTHON, ROOT, TOOLS, Repository, environment, example, examples, run

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


class Definitions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.around = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.around.name)
        cls.parser = cls.folder / "judge.cjs"
        bundle = ["--bundle", "--platform=node", "--format=cjs", "--log-level=error", f"--outfile={cls.parser}"]
        status, text = run([NODE / ".bin" / "esbuild", TOOLS / "judge.mjs", *bundle], TOOLS)
        assert status == 0, text
        cls.shown = []
        for number, own in enumerate(examples()):
            cls.shown.append((own, own.write(cls.folder / str(number))))

    @classmethod
    def tearDownClass(cls):
        cls.around.cleanup()

    def workflows(self):
        own = [file for example, file in self.shown if example.path.startswith(".github/workflows/")]
        self.assertGreaterEqual(len(own), 5)
        self.assertGreaterEqual(len(WORKFLOWS), 2)
        return own + WORKFLOWS

    def judges(self, kind):
        """Who judges a file, as arguments before it."""
        schema = {"action": "vendor.github-actions", "workflow": "vendor.github-workflows"}[kind]
        yield "GitHub's parser", ["node", self.parser, kind]
        yield "check-jsonschema", [PYTHON / "check-jsonschema", "--builtin-schema", schema]
        yield "zizmor", [PYTHON / "zizmor", "--offline", "--no-progress", "--no-config"]
        if kind == "workflow":
            yield "actionlint", ["actionlint", "-no-color"]

    def accepted(self, kind, files):
        for name, judge in self.judges(kind):
            with self.subTest(name):
                status, text = run([*judge, *files], env=environment(self.folder, TOOLS / "bin"))
                self.assertEqual(status, 0, text)

    def refused(self, kind, file, *names):
        for name, judge in self.judges(kind):
            if name in names:
                with self.subTest(name):
                    status, text = run([*judge, file], env=environment(self.folder, TOOLS / "bin"))
                    self.assertNotEqual(status, 0, text)

    def test_the_action_is_one(self):
        self.accepted("action", [ROOT / "action.yml"])

    def test_every_workflow_is_one(self):
        self.accepted("workflow", self.workflows())

    def test_what_is_none_is_refused(self):
        text = (ROOT / "action.yml").read_text()
        wrong = self.folder / "stepz" / "action.yml"
        wrong.parent.mkdir()
        wrong.write_text(text.replace("  steps:", "  stepz:"))
        self.refused("action", wrong, "GitHub's parser", "check-jsonschema")
        pasted = self.folder / "pasted" / "action.yml"
        pasted.parent.mkdir()
        pasted.write_text(text.replace("run: '\"$KARAT_BIN\" ci github'", "run: karat check ${{ inputs.targets }}"))
        self.assertNotEqual(pasted.read_text(), text)
        self.refused("action", pasted, "zizmor")
        workflow = self.folder / "wrong.yml"
        workflow.write_text(self.workflows()[0].read_text().replace("    runs-on: ubuntu-latest\n", "    runs-in: ubuntu-latest\n"))
        self.refused("workflow", workflow, "GitHub's parser", "check-jsonschema", "actionlint")

    def test_what_the_action_runs_is_pinned_and_free_of_expressions(self):
        text = (ROOT / "action.yml").read_text()
        uses = re.findall(r"uses: (\S+)", text)
        self.assertEqual([own for own in uses if not re.search(r"@[0-9a-f]{40}$", own)], [])
        runs = re.findall(r"run: (.*)", text)
        self.assertEqual(len(runs), 3)
        self.assertEqual([own for own in runs if "${{" in own], [])

    def test_every_input_is_read_and_every_output_is_written(self):
        text = (ROOT / "action.yml").read_text()
        inputs, outputs = text.split("\noutputs:\n")[0], text.split("\noutputs:\n")[1].split("\nruns:\n")[0]
        named = set(re.findall(r"^  ([a-z-]+):$", inputs, re.MULTILINE))
        given = {name.lower().replace("_", "-") for name in re.findall(r"KARAT_INPUT_([A-Z_]+):", text)}
        self.assertEqual(named - given, {"bin", "checksum", "report-token", "token", "version"})
        self.assertEqual(given - named, set())
        code = "".join(file.read_text() for file in sorted((ROOT / "src/cli/ci").glob("*.rs")))
        self.assertEqual([name for name in sorted(given) if f'"{name}"' not in code], [])
        named = re.findall(r"^  ([a-z-]+):$", outputs, re.MULTILINE)
        self.assertEqual([name for name in named if f'"{name}"' not in code], [])

    def gitlab(self):
        """A repository of GitLab's with a finding, and how a job of it is run here."""
        repository = Repository()
        self.addCleanup(repository.close)
        repository.write("deploy/web.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { hostPID: true, containers: [] }\n")
        repository.commit("Start")
        repository.git("remote", "add", "origin", "git@gitlab.example.com:acme/shop.git")
        variables = environment(repository.home, KARAT.parent)
        local = [NODE / ".bin" / "gitlab-ci-local", "--force-shell-executor"]
        return repository, lambda *words: run([*local, *words], repository.path, variables)

    def judged(self, repository):
        """Of how many rules the code quality report of a job has findings, and how many tests of the JUnit report fail."""
        quality = json.loads((repository.path / "gl-code-quality-report.json").read_text())
        tests = xml.etree.ElementTree.parse(repository.path / "karat-junit.xml").getroot()
        failed = sum(len(list(case.iter("failure"))) > 0 for case in tests.iter("testcase"))
        return len({own["check_name"] for own in quality}), failed

    def test_the_jobs_of_gitlab_are_jobs(self):
        judge = [PYTHON / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
        shown = [(own, file) for own, file in self.shown if own.path == ".gitlab-ci.yml"]
        self.assertEqual(len(shown), 3)
        for own, file in shown:
            status, text = run([*judge, file])
            self.assertEqual(status, 0, text)
        wrong = self.folder / "wrong-gitlab.yml"
        wrong.write_text(example(".gitlab-ci.yml", "script:").text.replace("script:", "skript:"))
        self.assertNotEqual(run([*judge, wrong])[0], 0)

    def test_the_job_of_gitlab_runs(self):
        own = example(".gitlab-ci.yml", "script:")
        repository, local = self.gitlab()
        own.write(repository.path)
        status, text = local("--file", own.path, "karat")
        self.assertEqual(status, 0, text)
        self.assertIn("0 new findings", text)
        # GitLab itself compares the code quality report with that of the target branch.
        known, failed = self.judged(repository)
        self.assertGreater(known, 0)
        self.assertEqual(failed, 0)

    def test_the_component_of_gitlab_runs(self):
        repository, local = self.gitlab()
        component = (ROOT / "templates" / "karat.yml").read_text()
        named = set(re.findall(r"\$\[\[ inputs\.([a-z-]+) \]\]", component))
        self.assertEqual(named, set(re.findall(r"^    ([a-z-]+):$", component.split("---")[0], re.MULTILINE)))
        repository.write("templates/karat.yml", component)
        include = "include:\n  - local: templates/karat.yml\n    inputs: { job-name: golden, targets: deploy, fail-on: %s }\n"
        for fail_on, expected in [("never", 0), ("low", 1)]:
            repository.write(".gitlab-ci.yml", include % fail_on)
            status, text = local("golden")
            self.assertEqual(status, expected, text)
            known, failed = self.judged(repository)
            self.assertGreater(known, 0)
            self.assertEqual(known, failed)
            self.assertGreater(len(json.loads((repository.path / "karat.json").read_text())["findings"]), 0)
        repository.write(".gitlab-ci.yml", include % "often")
        self.assertNotEqual(local("golden")[0], 0)

    def test_the_hooks_are_hooks(self):
        hooks = ROOT / ".pre-commit-hooks.yaml"
        self.assertEqual(run([PYTHON / "pre-commit", "validate-manifest", hooks])[0], 0)
        status, text = run([PYTHON / "zizmor", "--offline", "--no-progress", "--no-config", hooks])
        self.assertEqual(status, 0, text)
        wrong = self.folder / "wrong-hooks.yaml"
        wrong.write_text(hooks.read_text().replace("language: python", "language: pithon"))
        self.assertNotEqual(run([PYTHON / "pre-commit", "validate-manifest", wrong])[0], 0)
        shown = [file for own, file in self.shown if own.path == ".pre-commit-config.yaml"]
        self.assertGreaterEqual(len(shown), 2)
        status, text = run([PYTHON / "pre-commit", "validate-config", *shown])
        self.assertEqual(status, 0, text)


if __name__ == "__main__":
    unittest.main()
