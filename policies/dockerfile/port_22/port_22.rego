# METADATA
# title: Port of SSH exposed
# description: >-
#   `EXPOSE` names port 22: the image is meant to run an SSH server. That is a second way in, with keys or passwords of its own,
#   which nobody patches and no log of the platform sees.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#expose
#     description: Dockerfile reference, EXPOSE
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the port and the server. To look into a container use `docker exec` or `kubectl exec`, for files a volume or
#     `docker cp`. If SSH is what the image is for, such as a Git server, let it listen on a port above 1024 and as a user
#     without root.
#   controls:
#     cis_docker_1_6: ["5.7"]
package dockerfile.port_22

deny contains {"message": "port 22 is exposed, that of SSH", "at": at} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "expose"
	some w, word in instruction.value
	_ssh(lower(word))
	at := ["stages", s, "instructions", i, "value", w]
}

_ssh(word) if regex.match(`^0*22(/tcp)?$`, word)

# A range: 20-25/tcp.
_ssh(word) if {
	regex.match(`^\d+-\d+(/tcp)?$`, word)
	ends := split(split(word, "/")[0], "-")
	to_number(ends[0]) <= 22
	to_number(ends[1]) >= 22
}
