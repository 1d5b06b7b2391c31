# METADATA
# title: Commands of yum, dnf and zypper
# description: The commands of package managers for RPM in a Dockerfile that leave their cache in the layer.
package lib.rpm

import data.lib.dockerfile
import data.lib.shell

names := {"dnf", "dnf5", "microdnf", "tdnf", "yum", "zypper"}

# Installs by name that nothing cleans up after: {"yum": {command, …}}.
caching[name] contains command if {
	some name in names
	some command in dockerfile.commands[name]
	verb := shell.verb(command, _verbs)
	verb in _installing
	not _offline(name, verb)
	not command.stage in dockerfile.thrown_away
	not cleaned(command)
}

# Whether the same RUN removes what the command leaves in the cache.
cleaned(command) if _last_clean[command.run] > command.order

cleaned(command) if {
	some folder in _caches
	dockerfile.emptied(command, folder)
}

# What takes packages away asks no repository, but zypper and tdnf read theirs all the same.
_offline(name, verb) if {
	name in {"dnf", "dnf5", "microdnf", "yum"}
	verb in {"remove", "rm"}
}

_installing := {
	"builddep", "distro-sync", "downgrade", "dup", "dist-upgrade", "group", "groupinstall",
	"groupupdate", "in", "install", "localinstall", "makecache", "patch", "reinstall", "remove",
	"rm", "si", "source-install", "swap", "up", "update", "upgrade",
}

_cleaning := {"cc", "clean"}

_other := {
	"addrepo", "ar", "config-manager", "deplist", "help", "history", "info", "list", "lr",
	"module", "modifyrepo", "mr", "provides", "removerepo", "repolist", "repoquery", "repos",
	"rr", "se", "search", "what-provides",
}

_verbs := (_installing | _cleaning) | _other

_last_clean := {index: max(orders) |
	some index, run in dockerfile.runs
	orders := [command.order |
		some command in run.commands
		command.name in names
		shell.verb(command, _verbs) in _cleaning
	]
	count(orders) > 0
}

_caches := {
	"/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/tdnf", "/var/cache/yum",
	"/var/cache/zypp",
}
