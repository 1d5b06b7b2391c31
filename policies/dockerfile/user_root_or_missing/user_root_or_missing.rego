# METADATA
# title: Image that runs as root
# description: >-
#   The last stage sets no `USER`, or its last one is root. The process then runs as root wherever nobody overrides it, and a
#   hole in it is a hole in everything that is mounted. A stage built on an earlier one has that one's user; an image that says
#   `nonroot` or `unprivileged` brings its own. A stage that only carries files on scratch starts nothing.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#user
#     description: Docker, building best practices
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Create a user (`RUN useradd --system --uid 10001 app`), give it the files it writes with `COPY --chown`, and put `USER 10001`
#     after the last step that needs root. A number, so that Kubernetes can check `runAsNonRoot`.
#   controls:
#     cis_docker_1_6: ["4.1"]
package dockerfile.user_root_or_missing

import data.lib.dockerfile

deny contains {"message": message, "at": last.at} if {
	last := _users[count(_users) - 1]
	_root(last.name)
	message := sprintf("stage %s runs as root", [dockerfile.label])
}

deny contains {"message": message, "at": ["stages", dockerfile.final.index]} if {
	count(_users) == 0
	not regex.match(`[:-](nonroot|unprivileged)\b|\$`, dockerfile.lineage[0].image)
	not dockerfile.no_image
	message := sprintf("stage %s sets no user, so it runs as root", [dockerfile.label])
}

_users := [user |
	some stage in dockerfile.lineage
	some index, instruction in stage.instructions
	instruction.cmd == "user"
	not object.get(instruction, "onbuild", false)
	user := {
		"name": lower(concat(" ", instruction.value)),
		"at": ["stages", stage.index, "instructions", index],
	}
]

_root(name) if split(split(name, " ")[0], ":")[0] in {"", "0", "root"}
