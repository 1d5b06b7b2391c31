# METADATA
# title: ENTRYPOINT that a later one replaces
# description: >-
#   A stage has more than one `ENTRYPOINT`. Only the last one counts; the others look as if they did something, such as dropping
#   rights or checking settings, and never run.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#entrypoint
#     description: Dockerfile reference, ENTRYPOINT
#   - ref: https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/
#     description: Docker, build check MultipleInstructionsDisallowed
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Keep the last one and delete the others. Steps before the start belong into one script, which ends with `exec "$@"`.
package dockerfile.multiple_entrypoint

import data.lib.fix

deny contains {"message": _message, "at": ["stages", s, "instructions", earlier], "fix": remedy} if {
	some s, stage in input.stages
	places := [i |
		some i, instruction in stage.instructions
		instruction.cmd == "entrypoint"
		not object.get(instruction, "onbuild", false)
	]
	some earlier in array.slice(places, 0, count(places) - 1)
	remedy := fix.safe("Remove it", [fix.remove(["stages", s, "instructions", earlier])])
}

_message := "ENTRYPOINT has no effect: a later one replaces it"
