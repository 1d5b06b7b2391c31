"""The Python package: built from the program that the tests use, installed into an empty environment, run."""

import re
import tempfile
import unittest
import pathlib
import sys
import zipfile

from support import ROOT, run, version, wheel, wheels


class Wheel(unittest.TestCase):
    def test_it_has_the_program_and_runs_where_nothing_else_is(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(run([sys.executable, "-m", "venv", folder])[0], 0)
            own = pathlib.Path(folder) / "bin"
            status, text = run([own / "pip", "install", "--no-index", "--find-links", wheels(), "karat-cli"])
            self.assertEqual(status, 0, text)
            self.assertEqual(run([own / "karat", "--version"]), (0, f"karat {version()}\n"))
            status, text = run([own / "karat", "check", "--quiet", ROOT / "testdata/repos/webshop"])
            self.assertEqual(status, 1, text)
            self.assertIn("kubernetes.privileged", text)

    def test_its_version_is_that_of_the_manifest_everywhere(self):
        self.assertIn(f"-{version()}-", wheel().name)
        with zipfile.ZipFile(wheel()) as files:
            metadata = next(name for name in files.namelist() if name.endswith("/METADATA"))
            self.assertIn(f"\nVersion: {version()}\n", files.read(metadata).decode())
        status, text = run([sys.executable, "-c", FAKE, ROOT / "setup.py"])
        self.assertEqual((status, text), (0, f"{version()} ['karat-cli=={version()}']\n"))
        for name in ["README.md", "docs/pipelines.md"]:
            for shown in re.findall(r"(?:COMMIT # |rev: )v(\S+)", (ROOT / name).read_text()):
                self.assertEqual(shown, version(), name)


# Runs a setup.py with a setuptools that prints what it is told.
FAKE = """
import sys, types, runpy
told = lambda **own: print(own["version"], own["install_requires"])
sys.modules["setuptools"] = types.SimpleNamespace(setup=told)
runpy.run_path(sys.argv[1])
"""


if __name__ == "__main__":
    unittest.main()
