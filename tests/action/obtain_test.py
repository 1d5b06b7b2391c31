"""How the action gets the program: from where, and that nothing unchecked is run."""

import functools
import hashlib
import http.server
import io
import pathlib
import shutil
import tarfile
import tempfile
import threading
import unittest

from support import KARAT, ROOT, environment, run, version

TARGET = "x86_64-unknown-linux-musl"


class Obtain(unittest.TestCase):
    def setUp(self):
        around = tempfile.TemporaryDirectory()
        self.addCleanup(around.cleanup)
        self.folder = pathlib.Path(around.name).resolve()
        self.action = self.folder / "action-source"
        (self.action / "action").mkdir(parents=True)
        for name in ["action/obtain", "action/checksums.txt", "Cargo.toml", "Cargo.lock", "build.rs"]:
            shutil.copy(ROOT / name, self.action / name)
        for name in ["src", "policies", "scorecards"]:
            (self.action / name).mkdir()
            (self.action / name / "file").write_text(name)

    def find(self, path=(), **variables):
        """Status, what was printed, and the outputs."""
        output = self.folder / "output"
        output.write_text("")
        own = {"KARAT_ACTION": self.action, "RUNNER_TEMP": self.folder, "GITHUB_OUTPUT": output, "RUNNER_OS": "Linux", "RUNNER_ARCH": "X64"}
        own = {name: str(value) for name, value in {**own, **variables}.items()}
        status, text = run([self.action / "action/obtain", "find"], self.folder, environment(self.folder, *path, **own))
        return status, text, dict(line.split("=", 1) for line in output.read_text().splitlines())

    def serve(self, program, checksum=None, name="karat"):
        """A server with a release that has this program; the variables that lead there."""
        folder = self.folder / "served" / "acme/karat/releases/download" / f"v{version()}"
        folder.mkdir(parents=True, exist_ok=True)
        archive = folder / f"karat-{TARGET}.tar.gz"
        with tarfile.open(archive, "w:gz") as tar:
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(program), 0o755
            tar.addfile(member, io.BytesIO(program))
        handler = functools.partial(Quiet, directory=str(self.folder / "served"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        sum = checksum or hashlib.sha256(archive.read_bytes()).hexdigest()
        return {"GITHUB_SERVER_URL": f"http://127.0.0.1:{server.server_address[1]}", "KARAT_REPOSITORY": "acme/karat"}, sum

    def test_the_program_that_is_named_goes_first(self):
        status, text, outputs = self.find(KARAT_BIN=KARAT)
        self.assertEqual((status, outputs), (0, {"bin": str(KARAT), "from": "input"}), text)
        status, text, _ = self.find(KARAT_BIN=self.folder / "none")
        self.assertEqual(status, 2)
        self.assertIn("::error title=karat::the input bin does not name a karat that runs", text)

    def test_one_on_the_path_is_taken_if_it_is_of_the_version(self):
        status, text, outputs = self.find([KARAT.parent])
        self.assertEqual((status, outputs["from"]), (0, "path"), text)
        other = self.folder / "other"
        other.mkdir()
        (other / "karat").write_text("#!/bin/sh\necho karat 0.0.1\n")
        (other / "karat").chmod(0o755)
        status, text, outputs = self.find([other])
        self.assertEqual((status, outputs["from"]), (0, "source"), text)

    def test_a_release_is_taken_by_its_checksum_alone(self):
        program = b"#!/bin/sh\necho karat from the release\n"
        server, checksum = self.serve(program)
        self.assertEqual(self.find(**server)[2]["from"], "source")
        status, text, outputs = self.find(**server, KARAT_CHECKSUM=checksum)
        self.assertEqual((status, outputs["from"]), (0, "release"), text)
        self.assertEqual(pathlib.Path(outputs["bin"]).read_bytes(), program)
        with open(self.action / "action/checksums.txt", "a") as known:
            known.write(f"{checksum}  karat-{version()}-{TARGET}.tar.gz\n")
        self.assertEqual(self.find(**server, KARAT_VERSION=f"v{version()}")[2]["from"], "release")

    def test_a_release_that_is_not_what_it_should_be_ends_the_job(self):
        server, checksum = self.serve(b"#!/bin/sh\n", "0" * 64)
        status, text, outputs = self.find(**server, KARAT_CHECKSUM=checksum)
        self.assertEqual((status, outputs), (2, {}))
        self.assertIn(f"does not have the checksum {checksum}", text)

    def test_a_checksum_is_the_same_in_capitals_and_with_blanks(self):
        server, checksum = self.serve(b"#!/bin/sh\n")
        status, text, outputs = self.find(**server, KARAT_CHECKSUM=f" {checksum.upper()} \n")
        self.assertEqual((status, outputs.get("from")), (0, "release"), text)

    def test_a_download_that_fails_is_named(self):
        server, checksum = self.serve(b"#!/bin/sh\n")
        status, text, outputs = self.find(**server, KARAT_CHECKSUM=checksum, KARAT_VERSION="9.9.9")
        self.assertEqual((status, outputs), (2, {}), text)
        self.assertIn(f"/v9.9.9/karat-{TARGET}.tar.gz cannot be downloaded (404); this action can build {version()}", text)

    def test_a_release_without_the_program_ends_the_job(self):
        server, checksum = self.serve(b"#!/bin/sh\n", name="other")
        status, text, outputs = self.find(**server, KARAT_CHECKSUM=checksum)
        self.assertEqual((status, outputs), (2, {}), text)
        self.assertIn("holds no karat that can be unpacked", text)

    def test_a_folder_with_a_path_of_windows_is_no_host_and_changes_no_checksum(self):
        temp = self.folder / "D:\\a\\_temp"
        temp.mkdir()
        server, checksum = self.serve(b"#!/bin/sh\n")
        status, text, outputs = self.find(**server, KARAT_CHECKSUM=checksum, RUNNER_TEMP="D:\\a\\_temp")
        self.assertEqual((status, outputs.get("from")), (0, "release"), text)
        self.assertTrue((temp / "karat-release/karat").is_file())
        source = self.find(RUNNER_TEMP="D:\\a\\_temp")[2]
        self.assertRegex(source["key"], r"-[0-9a-f]{64}$")

    def test_the_source_is_cached_by_what_is_built_from_it(self):
        first, again = self.find()[2], self.find()[2]
        self.assertEqual(first, again)
        self.assertEqual(first["bin"], str(self.folder / "karat-build/release/karat"))
        self.assertRegex(first["key"], rf"^karat-{version()}-Linux-X64-[0-9a-f]{{64}}$")
        (self.action / "policies/file").write_text("other")
        self.assertNotEqual(self.find()[2]["key"], first["key"])

    def test_a_version_that_cannot_be_had_is_refused(self):
        for wanted, said in [("9.9.9", "there is no release 9.9.9 whose checksum is known"), ("$(id)", "is no version")]:
            status, text, outputs = self.find(KARAT_VERSION=wanted)
            self.assertEqual((status, outputs), (2, {}), text)
            self.assertIn(said, text)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


if __name__ == "__main__":
    unittest.main()
