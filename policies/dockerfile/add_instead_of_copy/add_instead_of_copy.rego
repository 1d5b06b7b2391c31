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

deny contains object.union({"message": message, "at": ["stages", s, "instructions", i]}, _remedy(sources, s, i)) if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "add"
	sources := array.slice(instruction.value, 0, count(instruction.value) - 1)
	bad := [message_ |
		some source in sources
		message_ := _complaint(source, object.get(instruction, "flags", {}))
	]
	message := bad[0]
}

_complaint(source, flags) := sprintf("ADD fetches %s without a checksum", [source]) if {
	_remote(source)
	not "checksum" in object.keys(flags)
	not contains(source, "#")
} else := sprintf("ADD copies %s, where COPY is enough", [source]) if {
	not _remote(source)
	not contains(source, "$")
	not regex.match(`\.(tar|tar\.(gz|bz2|xz|zst)|tgz|tbz2?|txz|tzst)$`, lower(source))
}

_remote(source) if regex.match(`^(https?://|git@|git://|ssh://)`, lower(source))

# What is fetched needs more than another word.
_remedy(sources, s, i) := {"fix": fix.safe("Use COPY", [fix.replace(["stages", s, "instructions", i, "cmd"], "copy")])} if {
	every source in sources {
		not _remote(source)
	}
} else := {}
