# METADATA
# title: Recommended packages installed
# description: >-
#   `apt-get install` without `--no-install-recommends` installs what a package recommends, too. Compilers, mail servers and X
#   libraries come along that way: more to download, more to patch and more tools for an intruder.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages
#     description: Docker, unnecessary packages
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Write `apt-get install -y --no-install-recommends …` and name what is missing then; ca-certificates is the usual one. For
#     all of an image, put `APT::Install-Recommends "false";` into /etc/apt/apt.conf.d first.
#   controls:
#     cis_docker_1_6: ["4.3"]
package dockerfile.apt_no_recommends

import data.lib.apt
import data.lib.dockerfile
import data.lib.fix
import data.lib.shell

deny contains object.union({"message": message, "at": command.at, "words": command.written}, _remedy(command)) if {
	some command in _lavish
	message := sprintf("%s installs recommended packages, too", [command.name])
}

_lavish := {command |
	some command in apt.commands
	shell.verb(command, apt.verbs) in {"install", "reinstall"}
	not "--no-install-recommends" in command.words
	not shell.has_flag(command, {"-R", "--without-recommends"}, apt.valued)
	not command.stage in dockerfile.thrown_away
	not shell.has_unknown_flags(command)
	not apt.is_set(command, "Install-Recommends", {"0", "false", "no", "off"})
}

_remedy(command) := {"fix": fix.unsafe("Add --no-install-recommends", [edit])} if {
	edit := apt.behind_verb(command, {"install", "reinstall"}, "--no-install-recommends", _lavish)
} else := {}
