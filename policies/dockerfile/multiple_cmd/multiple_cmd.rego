# METADATA
# title: CMD that a later one replaces
# description: >-
#   A stage has more than one `CMD`. Only the last one counts, so what the others say never runs: often a second process that
#   was meant to run beside the first.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#cmd
#     description: Dockerfile reference, CMD
#   - ref: https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/
#     description: Docker, build check MultipleInstructionsDisallowed
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Keep the last one and delete the others. For two processes make two images, or start one that starts the other and looks
#     after it.
package dockerfile.multiple_cmd

import data.lib.fix

deny contains {"message": _message, "at": ["stages", s, "instructions", earlier], "fix": remedy} if {
	some s, stage in input.stages
	places := [i |
		some i, instruction in stage.instructions
		instruction.cmd == "cmd"
		not object.get(instruction, "onbuild", false)
	]
	some earlier in array.slice(places, 0, count(places) - 1)
	remedy := fix.safe("Remove it", [fix.remove(["stages", s, "instructions", earlier])])
}

_message := "CMD has no effect: a later one replaces it"
