# METADATA
# title: cd where WORKDIR is meant
# description: >-
#   A `RUN` begins with `cd` and a fixed folder, or ends with one. The folder holds for that `RUN` alone, so a `cd` at the end
#   does nothing, and the steps that repeat one at the beginning are hard to read and to move.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#workdir
#     description: Docker, WORKDIR
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Write `WORKDIR /path` above the step: it makes the folder, and holds for `RUN`, `COPY`, `CMD` and `ENTRYPOINT` that
#     follow. For a detour inside of one step use a subshell, `(cd build && make)`, or the tool's own flag: `make -C`, `tar -C`,
#     `git -C`.
package dockerfile.cd_instead_of_workdir

import data.lib.dockerfile

deny contains {"message": message, "at": run.at, "words": ["cd", folder]} if {
	some run in dockerfile.runs
	steps := [command |
		some command in run.commands
		count(command.order) == 2
		not command.name in {"", "set"}
	]
	some step in {steps[0], steps[count(steps) - 1]}
	step.name == "cd"
	step.before != "("
	step.after != ")"
	folder := step.words[1]
	not regex.match(`^$|[$\x60~]|^-`, folder)
	message := sprintf("RUN changes to %s by cd", [folder])
}
