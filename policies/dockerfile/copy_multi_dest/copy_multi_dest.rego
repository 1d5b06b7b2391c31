# METADATA
# title: Several files copied to what is no folder
# description: >-
#   `COPY` or `ADD` has more than one source, and its destination does not end with a slash. Without the slash it is a file, into
#   which only one source goes, and Docker stops the build there.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#copy
#     description: Dockerfile reference, COPY
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     End the destination with a slash: `COPY package.json yarn.lock /app/`.
package dockerfile.copy_multi_dest

import data.lib.fix

deny contains {"message": message, "at": array.concat(at, ["value", last]), "fix": remedy} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd in {"add", "copy"}
	at := ["stages", s, "instructions", i]
	last := count(instruction.value) - 1
	last > 1
	not startswith(instruction.value[0], "multi:")
	destination := instruction.value[last]
	not regex.match(`(^|/)\.{1,2}$|[/\\]$|\$(\w+|\{[^{}]*\})$`, destination)
	message := sprintf("%s puts %d sources into %s, which is no folder without a slash", [upper(instruction.cmd), last, destination])
	remedy := fix.safe("End it with a slash", [fix.replace(array.concat(at, ["value", last]), sprintf("%s/", [destination]))])
}
