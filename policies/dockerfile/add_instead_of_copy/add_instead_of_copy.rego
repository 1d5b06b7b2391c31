# METADATA
# title: ADD where COPY is meant
# description: >-
#   `ADD` copies files that need no unpacking, or fetches a URL without a checksum. It unpacks archives and follows URLs by
#   itself, so a file that somebody swaps becomes something else in the image. Unpacking a local archive and fetching with
#   `--checksum` are what it is for, and pass.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#add-or-copy
#     description: Docker, ADD or COPY
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Write `COPY` for files. For a download keep `ADD --checksum=sha256:… https://…`, which fails when the file changes, or
#     use curl and compare the checksum in the same RUN.
#   controls:
#     cis_docker_1_6: ["4.9"]
package dockerfile.add_instead_of_copy

import data.lib.fix

deny contains object.union({"message": message, "at": at}, _remedy(sources, flags, at)) if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "add"
	at := ["stages", s, "instructions", i]
	flags := object.get(instruction, "flags", {})
	sources := array.slice(instruction.value, 0, count(instruction.value) - 1)
	bad := [message_ |
		some source in sources
		message_ := _complaint(source, flags)
	]
	message := bad[0]
}

_complaint(source, flags) := sprintf("ADD fetches %s without a checksum", [source]) if {
	_remote(source)
	not "checksum" in object.keys(flags)
	not _fixed(source)
} else := sprintf("ADD copies %s, where COPY is enough", [source]) if {
	not _remote(source)
	not contains(source, "$")
	not regex.match(_archive, lower(source))
	not _unpacks(flags)
}

# The name of an archive, or a pattern of such names.
_archive := `\.(tar|tar\.(gz|bz2|xz|zst)|tgz|tbz2?|txz|tzst)$|\.(tar|tgz|tbz|txz|tzst)[^/]*[*?\[]`

_unpacks(flags) if flags.unpack[0] != "false"

# A commit or a version of a Git repository gives the same tomorrow, and what a variable says may be one.
_fixed(source) if {
	regex.match(`^(git@|git://|ssh://)|\.git([#?]|$)`, source)
	regex.match(`(#|[?&](ref|tag|commit)=)([0-9a-f]{40}|(refs/tags/)?v?[0-9]+(\.[0-9]+)*([-+._][^:&]*)?|[^:&]*\$.*)([:&].*)?$`, source)
}

_fixed(source) if regex.match(`[?&]checksum=`, source)

_remote(source) if regex.match(`^(https?://|git@|git://|ssh://)`, lower(source))

# Where ADD does more for one of the sources, or has a flag that COPY does not know, another word is not enough.
_remedy(sources, flags, at) := {"fix": object.union(fix.unsafe("Use COPY", edits), _safety(sources))} if {
	edits := [fix.replace(array.concat(at, ["cmd"]), "copy")]
	object.keys(flags) & {"checksum", "keep-git-dir", "unpack"} == set()
	every source in sources {
		_complaint(source, flags)
		not _remote(source)
		not regex.match(`[*?\[][^.]*$`, source)
	}
} else := {}

# ADD unpacks an archive by its content, whatever it is called: a folder is none, nor is a file with the name of something else.
_safety(sources) := {"safety": "safe"} if {
	every source in sources {
		regex.match(`(^|/)\.?/?$|[^/.]\.[a-zA-Z0-9]+$`, source)
	}
} else := {}
