# METADATA
# title: Port that does not exist
# description: >-
#   `EXPOSE` names a port above 65535, or a range that ends before it begins. There is no such port, and Docker stops the build:
#   mostly a digit too many, or two ports that ran into one another.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#expose
#     description: Dockerfile reference, EXPOSE
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Name the port that the program listens on, from 1 to 65535, with blanks between several: `EXPOSE 8080 8443`.
package dockerfile.port_range

deny contains {"message": message, "at": ["stages", s, "instructions", i, "value", w]} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "expose"
	some w, word in instruction.value
	regex.match(`(?i)^[0-9]+(-[0-9]+)?(/[a-z]+)?$`, word)
	ends := [to_number(port) | some port in regex.find_n(`[0-9]+`, word, -1)]
	_is_none(ends)
	message := sprintf("EXPOSE names %s, and there is no such port", [word])
}

_is_none(ends) if max(ends) > 65535

_is_none(ends) if ends[0] > ends[1]
