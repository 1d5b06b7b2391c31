# METADATA
# title: Package index refreshed in a step of its own
# description: >-
#   A `RUN` refreshes the index of a package manager, or updates its packages, and installs nothing. Docker keeps the layer, so
#   a later `RUN` that installs works with the index of an old build: it fails, or installs versions with known holes. `dnf
#   update`, which installs patches, passes where the same `RUN` cleans the index away, and `pacman -Syu` where no later `RUN`
#   installs by its index.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#apt-get
#     description: Docker, apt-get
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Put both into one `RUN`: `apt-get update && apt-get install -y --no-install-recommends … && rm -rf /var/lib/apt/lists/*`.
#     With apk write `apk add --no-cache` and no update at all. To get patches, take a newer base image.
#   controls:
#     cis_docker_1_6: ["4.7"]
package dockerfile.update_alone

import data.lib.dockerfile
import data.lib.rpm
import data.lib.shell

_families := {
	"apk": {"apk"},
	"debian": {"apt", "apt-get", "aptitude"},
	"rpm": {"dnf", "dnf5", "microdnf", "tdnf", "yum", "zypper"},
}

_refresh := {"makecache", "ref", "refresh", "up", "update"}

_install := {
	"add", "build-dep", "builddep", "dist-upgrade", "download", "dup", "full-upgrade", "group",
	"groupinstall", "in", "install", "localinstall", "reinstall", "si", "source",
	"source-install", "upgrade",
}

_rest := {
	"autoremove", "clean", "config-manager", "del", "list", "purge", "remove", "rm", "search",
	"show",
}

_verbs := (_refresh | _install) | _rest

deny contains {"message": message, "at": command.at, "words": command.written} if {
	some family, names in _families
	some name in names
	some command in dockerfile.commands[name]
	verb := shell.verb(command, _verbs)
	verb in _refresh
	not _installs(command, family)
	not _behind(command, _last_opaque)
	message := sprintf("%s %s stands alone", [name, verb])
}

deny contains {"message": message, "at": command.at, "words": command.written} if {
	some command in dockerfile.commands.pacman
	_pacman_refreshes(command)
	count(_pacman_packages(command)) == 0
	not _pacman_installs(command)
	not _behind(command, _last_opaque)
	message := sprintf("%s stands alone", [concat(" ", array.slice(command.words, 0, 2))])
}

_pacman_refreshes(command) if {
	some word in command.words
	regex.match(`^-S[a-z]*y`, word)
}

_pacman_upgrades(command) if {
	some word in command.words
	regex.match(`^-S[a-z]*u`, word)
}

_pacman_packages(command) := [word |
	some word in array.slice(command.words, 1, count(command.words))
	not startswith(word, "-")
]

# In the same RUN; for an upgrade, which is an install itself, it is enough that none comes in a later one.
_pacman_installs(command) if {
	some install in _pacman_installing[command.run]
	install.order > command.order
}

_pacman_installs(command) if {
	_pacman_upgrades(command)
	not _is_needed_later(command)
}

_is_needed_later(command) if _pacman_last[command.stage] > command.run

# The last RUN of each stage that installs without a refresh.
_pacman_last := {stage: max(runs) | some stage, runs in _pacman_later}

_pacman_later[install.stage] contains run if {
	some run, installing in _pacman_installing
	some install in installing
	not _pacman_refreshes(install)
}

# By the RUN that it is in.
_pacman_installing[command.run] contains command if {
	some command in dockerfile.commands.pacman
	some word in command.words
	startswith(word, "-S")
	count(_pacman_packages(command)) > 0
}

# For apt and apk the install must come later; update of the others is an install itself, beside which one is enough, or none
# where it leaves no index behind.
_installs(command, "rpm") if _last_install.rpm[command.run]

_installs(command, "rpm") if rpm.cleaned(command)

_installs(command, family) if _behind(command, _last_install[family])

_behind(command, last) if last[command.run] > command.order

_last_install := {family: last |
	some family, names in _families
	last := {index: max(orders) |
		some index, run in dockerfile.runs
		orders := [command.order |
			some command in run.commands
			command.name in names
			shell.verb(command, _verbs) in _install
		]
		count(orders) > 0
	}
}

_tools := {
	".", "ansible-playbook", "debootstrap", "gdebi", "make", "makepkg", "npx", "paru", "python3",
	"source", "yay",
}

# Scripts and tools that may install by themselves.
_last_opaque := {index: max(orders) |
	some index, run in dockerfile.runs
	orders := [command.order | some command in run.commands; _opaque(command)]
	count(orders) > 0
}

_opaque(command) if command.name in _tools

_opaque(command) if regex.match(`^\$|install|\.sh$|^mk-build-deps$|^mmdebstrap$`, command.name)

_opaque(command) if regex.match(`^(\.|/(opt|root|scripts?|src|tmp|usr/src))/`, command.words[0])

_opaque(command) if {
	command.name in shell.shells
	not "-c" in command.words
}
