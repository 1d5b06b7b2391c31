# METADATA
# title: apt that waits for an answer
# description: >-
#   A command of apt that changes packages has no `--yes`. Nobody answers its question during a build, so the build stops as
#   soon as the change pulls in one more package than was named.
# related_resources:
#   - ref: https://manpages.debian.org/bookworm/apt/apt-get.8.en.html
#     description: apt-get, options
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Write `apt-get install -y …`. `-qq` and `-o APT::Get::Assume-Yes=true` answer, too; `DEBIAN_FRONTEND=noninteractive` does
#     not, it is about the questions of the packages.
package dockerfile.apt_yes

import data.lib.apt
import data.lib.fix
import data.lib.shell

_asking := {
	"autoremove", "build-dep", "dist-upgrade", "full-upgrade", "install", "purge", "reinstall",
	"remove", "upgrade",
}

# --quiet=2 answers as well: twice -q, together or apart.
_answers := {
	"--assume-no", "--assume-yes", "--dry-run", "--force-yes", "--quiet=2", "--simulate", "--yes",
	"-q=2", "-qq", "-s", "-y",
}

deny contains object.union({"message": message, "at": command.at, "words": command.written}, _remedy(command)) if {
	some command in _waiting
	message := sprintf("%s %s waits for an answer", [command.name, shell.verb(command, apt.verbs)])
}

_waiting := {command |
	some command in apt.commands
	shell.verb(command, apt.verbs) in _asking
	not _answered(command)
}

_answered(command) if shell.has_flag(command, _answers, apt.valued)

_answered(command) if {
	some word in command.words
	regex.match(`^-[a-zA-Z]*q[a-zA-Z]*q`, word)
}

_answered(command) if count([word | some word in command.words; word in {"-q", "--quiet"}]) > 1

_answered(command) if command.before in {"|", "|&"}

_answered(command) if shell.has_unknown_flags(command)

_answered(command) if apt.is_set(command, "Assume-Yes", {"1", "on", "true", "with", "yes"})

_remedy(command) := {"fix": fix.safe("Add -y", [edit])} if {
	edit := apt.behind_verb(command, _asking, "-y", _waiting)
} else := {}
