# METADATA
# title: apt in a script
# description: >-
#   A `RUN` calls `apt`, which is made for people at a terminal. Its manual says that its options and its output may change from one
#   version to the next, and it warns of use in scripts each time it runs; `apt-get` and `apt-cache` stay as they are, so a build
#   with them still means the same on the next base image.
# related_resources:
#   - ref: https://manpages.debian.org/bookworm/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS
#     description: apt, script usage
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Write `apt-get` in place of `apt`, and `apt-cache` for `show`, `search` and `policy`. `apt upgrade` is `apt-get upgrade
#     --with-new-pkgs`, `apt full-upgrade` is `apt-get dist-upgrade`.
package dockerfile.apt_usage

import data.lib.apt
import data.lib.dockerfile
import data.lib.fix
import data.lib.shell

deny contains object.union({"message": _message, "at": command.at, "words": command.written}, _remedy(command)) if {
	some command in dockerfile.commands.apt
	shell.verb(command, apt.verbs)
}

_message := "apt is called where apt-get is meant for scripts"

# What both do alike.
_same := {"autoclean", "autoremove", "build-dep", "clean", "download", "install", "purge", "remove", "source", "update"}

_remedy(command) := {"fix": fix.safe("Call apt-get", [edit])} if {
	shell.verb(command, apt.verbs) in _same
	command.words[0] == "apt"
	text := apt.written(command, _same)
	alike := {other |
		some other in dockerfile.commands_at[command.at]
		other.name == "apt"
		apt.written(other, _same) == text
	}
	edit := fix.substitute_each(command.at, text, concat("", ["apt-get", substring(text, 3, -1)]), count(alike))
} else := {}
