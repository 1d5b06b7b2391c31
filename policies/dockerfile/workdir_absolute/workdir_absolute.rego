# METADATA
# title: WORKDIR that depends on an earlier one
# description: >-
#   `WORKDIR` names a relative folder. Where that is depends on the `WORKDIR` before, or on that of the base image, which may
#   change with the next version; files then end up elsewhere, and other users may be able to write there.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#workdir
#     description: Dockerfile reference, WORKDIR
#   - ref: https://docs.docker.com/reference/build-checks/workdir-relative-path/
#     description: Docker, build check WorkdirRelativePath
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Write the whole path, `WORKDIR /srv/app`. A path that begins with a variable from `ENV` is fine.
package dockerfile.workdir_absolute

deny contains {"message": message, "at": ["stages", s, "instructions", i, "value", 0]} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "workdir"
	folder := instruction.value[0]
	not regex.match(`^["']?([/\\$]|[A-Za-z]:)`, folder)
	message := sprintf("working directory %q is no absolute path", [folder])
}
