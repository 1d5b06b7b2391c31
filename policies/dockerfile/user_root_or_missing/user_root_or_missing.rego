# METADATA
# title: Image that runs as root
# description: >-
#   The last stage sets no `USER`, or its last one is root. The process then runs as root wherever nobody overrides it, and a
#   hole in it is a hole in everything that is mounted. A stage built on an earlier one has that one's user; an image whose
#   tag says `nonroot` brings its own.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#user
#     description: Docker, building best practices
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Create a user (`RUN useradd --system --uid 10001 app`), give it the files it writes with `COPY --chown`, and put `USER 10001`
#     after the last step that needs root. A number, so that Kubernetes can check `runAsNonRoot`.
package dockerfile.user_root_or_missing

deny contains {"message": message, "at": last.at} if {
	last := _users[count(_users) - 1]
	_root(last.name)
	message := sprintf("stage %s runs as root", [_label])
}

deny contains {"message": message, "at": ["stages", _final.index]} if {
	count(_users) == 0
	not regex.match(`[:-]nonroot\b`, _base)
	not contains(_base, "$")
	message := sprintf("stage %s sets no user, so it runs as root", [_label])
}

_final := stage if {
	some stage in input.stages
	stage.final == true
}

# The last stage and the stages that it is built on.
_lineage := graph.reachable(
	{stage.index: [parent | parent := stage.parent] | some stage in input.stages},
	{_final.index},
)

_users := [user |
	some stage in input.stages
	stage.index in _lineage
	some index, instruction in stage.instructions
	instruction.cmd == "user"
	not object.get(instruction, "onbuild", false)
	user := {
		"name": lower(concat(" ", instruction.value)),
		"at": ["stages", stage.index, "instructions", index],
	}
]

# The image under the lineage: that of its first stage.
_base := [stage.image | some stage in input.stages; stage.index in _lineage][0]

_root(name) if split(split(name, " ")[0], ":")[0] in {"", "0", "root"}

_label := sprintf("%q", [_final.name]) if {
	is_string(_final.name)
} else := sprintf("%d", [_final.index + 1])
