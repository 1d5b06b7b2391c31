"""karat's figures against the reference, on a repository with every kind of event that is made up here.

KARAT names the program; without it, it is the one that `cargo build` made.
"""

import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

import reference

ROOT = pathlib.Path(__file__).resolve().parents[2]
KARAT = os.environ.get("KARAT") or str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / "karat")
MONDAY = 1_786_924_800
CONFIG = """
schema = 1
environments = ["test", "stage", "prod"]
stuck_after = "3d"
[[deploy]]
id = "apps"
branch = "main"
files = "apps/*/*/values.yaml"
env = "{1}"
service = "{2}"
field = "image.tag"
fail_window = "12h"
"""


class Maker:
    """Tells `git fast-import` a history, and asks it for ids, which later messages name."""

    def __init__(self, folder):
        self.git = subprocess.Popen(["git", "-C", folder, "fast-import", "--quiet", "--date-format=raw"],
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.marks = 0

    def say(self, text):
        self.git.stdin.write(text.encode())

    def commit(self, time, message, files, branch="main", parents=()):
        self.marks += 1
        self.say(f"commit refs/heads/{branch}\nmark :{self.marks}\ncommitter A <a@example.com> {time} +0000\n"
                 f"data {len(message.encode())}\n{message}\n")
        for place, parent in enumerate(parents):
            self.say(f"{'merge' if place else 'from'} :{parent}\n")
        for path, text in files.items():
            self.say(f"D {path}\n" if text is None else f"M 100644 inline {path}\ndata {len(text)}\n{text}\n")
        return self.marks

    def id(self, mark):
        self.say(f"get-mark :{mark}\n")
        self.git.stdin.flush()
        return self.git.stdout.readline().decode().strip()

    def close(self):
        self.git.stdin.close()
        self.git.stdout.close()
        assert self.git.wait() == 0


def story(maker, seed, count):
    """Deploys, rollbacks, reapplies, reverts, hotfixes, removals, other fields, moves, merges, clocks that go back."""
    dice = random.Random(seed)
    services = [f"s{number}" for number in range(6)]
    now, state, newest, last = MONDAY - 30 * 86_400, {}, {service: 1 for service in services}, None
    shape = {service: dice.choice(["v{}", "1.{}.0", "{}"]) for service in services[:-1]}
    shape["s5"] = "sha-{:07x}aaaaaaaaz"
    for number in range(count):
        now += dice.choice([-5, 0, 0, 1, 60, 600, 3600, 7200, 20_000])
        files, message = {}, f"change {number}"
        for _ in range(dice.choice([1, 1, 1, 2, 3])):
            env, service = dice.choice(["test", "stage", "prod", "prod"]), dice.choice(services)
            path = f"apps/{env}/{service}/values.yaml"
            what = dice.choice(["up"] * 5 + ["promote"] * 5 + ["back"] * 2 + ["other", "gone", "broken"])
            version = state.get(path, (1, 0))[0]
            if what == "up":
                newest[service] += 1
                version = newest[service]
            elif what == "promote":
                version = newest[service]
            elif what == "back":
                version = max(1, version - dice.choice([1, 1, 2]))
            if what == "gone":
                if state.pop(path, None):
                    files[path] = None
                continue
            state[path] = (version, number if what == "other" else state.get(path, (1, 0))[1])
            text = shape[service].format(version)
            files[path] = f"image:\n  name: x\n  tag: {text}\nreplicas: {state[path][1]}\n"
            if what == "broken":
                files[path] = f"image:\n  name: x\nreplicas: {number}\n"
        if dice.random() < 0.05:
            message = f"Merge branch 'hotfix/{number}'"
        if last and dice.random() < 0.1:
            message = f"Revert \"{number}\"\n\nThis reverts commit {maker.id(last)}.\n"
        if last and dice.random() < 0.2:
            side = maker.commit(now - 30, message, files, branch=f"side-{number}", parents=[last])
            message = message if "hotfix" in message else f"Merge pull request #{number} from x/revert"
            last = maker.commit(now, message, files, parents=[last, side])
        else:
            last = maker.commit(now, message, files, parents=[last] if last else [])
    return now


class Reference(unittest.TestCase):
    maxDiff = None

    def test_the_figures_are_equal(self):
        signs = set()
        for seed in range(3):
            with self.subTest(seed=seed), tempfile.TemporaryDirectory() as folder:
                subprocess.run(["git", "-C", folder, "init", "--quiet", "--bare", "--initial-branch=main"], check=True)
                maker = Maker(folder)
                now = story(maker, seed, 600)
                maker.close()
                config = pathlib.Path(folder) / "flow.toml"
                config.write_text(CONFIG)
                run = subprocess.run([KARAT, "flow", folder, "--config", str(config), "--format", "json",
                                      "--window", "4w", "--now", str(now)], check=True, capture_output=True, text=True)
                found = json.loads(run.stdout)
                window = found["window"]
                expected = reference.measure(folder, str(config), window["since"], window["until"], now)
                self.assertEqual(reference.differences(expected, found), [])
                every = [group["all"] for group in expected["groups"]]
                for kind in ("deploy", "rollback", "reapply", "removal", "config_only"):
                    self.assertTrue(sum(row["events"][kind] for row in every), f"the story has a {kind}")
                signs |= {sign for row in every for sign, count in row["change_fail_rate"]["by"].items() if count}
        self.assertEqual(signs, {"rollback", "revert", "hotfix"}, "the stories have failures of each sort")

    def test_a_wrong_figure_is_seen(self):
        self.assertEqual(reference.differences({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}], "c": 4}),
                         [".a[1].b: expected 2, found 3"])


if __name__ == "__main__":
    unittest.main()
