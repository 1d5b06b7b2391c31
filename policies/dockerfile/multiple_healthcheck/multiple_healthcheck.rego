# METADATA
# title: HEALTHCHECK that a later one replaces
# description: >-
#   A stage has more than one `HEALTHCHECK`. Only the last one counts: what the others ask is never asked, and an image that
#   is said to be watched for two things is watched for one.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#healthcheck
#     description: Dockerfile reference, HEALTHCHECK
#   - ref: https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/
#     description: Docker, build check MultipleInstructionsDisallowed
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Keep the last one and delete the others. To ask for two things join them in one command, `curl -f …/health && test -f
#     /run/ready`, or call a script that does.
package dockerfile.multiple_healthcheck

import data.lib.fix

deny contains {"message": _message, "at": ["stages", s, "instructions", earlier], "fix": remedy} if {
	some s, stage in input.stages
	places := [i |
		some i, instruction in stage.instructions
		instruction.cmd == "healthcheck"
		not object.get(instruction, "onbuild", false)
	]
	some earlier in array.slice(places, 0, count(places) - 1)
	remedy := fix.safe("Remove it", [fix.remove(["stages", s, "instructions", earlier])])
}

_message := "HEALTHCHECK has no effect: a later one replaces it"
