"""What pre-commit installs for the hooks `karat` and `karat-files`: nothing but the wheel that has the program, of the version of this
repository. The wheel itself is made in packaging/python."""

import pathlib
import re

from setuptools import setup

CARGO = pathlib.Path(__file__).with_name("Cargo.toml").read_text(encoding="utf-8")
VERSION = re.search(r'^version = "([^"]+)"$', CARGO, re.MULTILINE).group(1)

setup(
    name="karat-hook",
    version=VERSION,
    description="Brings karat to pre-commit",
    packages=[],
    py_modules=[],
    install_requires=[f"karat-cli=={VERSION}"],
)
