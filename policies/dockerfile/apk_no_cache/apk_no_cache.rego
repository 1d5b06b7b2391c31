# METADATA
# title: Package index of Alpine left in the image
# description: >-
#   `apk add` without `--no-cache` writes the index of the repositories to /var/cache/apk, where it makes the layer larger and
#   goes stale. Removing it in the same `RUN` and a cache mounted there do the same as the flag, and pass.
# related_resources:
#   - ref: https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper
#     description: Alpine Package Keeper
#   - ref: https://docs.docker.com/build/building/best-practices/#run
#     description: Docker, best practices for RUN
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Write `apk add --no-cache …` and leave `apk update` out: the flag fetches a fresh index and keeps none. Or mount a cache
#     with `RUN --mount=type=cache,target=/var/cache/apk`.
package dockerfile.apk_no_cache

import data.lib.dockerfile
import data.lib.fix
import data.lib.shell

_verbs := {
	"add", "cache", "del", "fetch", "fix", "info", "list", "policy", "search", "update",
	"upgrade",
}

deny contains object.union(found, _remedy(command.at)) if {
	some command in _keeping
	found := {"message": "apk add leaves the package index in the image", "at": command.at, "words": command.written}
}

_keeping := {command |
	some command in dockerfile.commands.apk
	shell.verb(command, _verbs) == "add"
	not _without_index(command)
	not command.stage in dockerfile.thrown_away
	not shell.has_unknown_flags(command)
	not dockerfile.emptied(command, "/var/cache/apk")
}

# The flag is put behind each `apk add` of the RUN.
_remedy(at) := {"fix": fix.safe("Add --no-cache", [edit])} if {
	own := {command | some command in dockerfile.commands_at[at]; command.name == "apk"}
	adding := {command | some command in own; command.words[1] == "add"}
	every command in adding {
		command in _keeping
	}
	every command in own & _keeping {
		command.words[1] == "add"
	}
	edit := fix.substitute_each(at, "apk add", "apk add --no-cache", count(adding))
} else := {}

_without_index(command) if {
	some flag in ["--no-cache", "--no-network"]
	flag in command.words
}
