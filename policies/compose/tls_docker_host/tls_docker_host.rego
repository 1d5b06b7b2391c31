# METADATA
# title: Docker daemon reached without TLS
# description: >-
#   A service speaks with the Docker daemon of another machine, `DOCKER_HOST: tcp://…`, and `DOCKER_TLS_VERIFY` is not set. Nothing
#   is encrypted and nobody has to say who they are: whoever reaches that port starts containers as root on that machine, and whoever
#   sits between reads what is built and pulled. Names of other containers, without a dot, and the machine itself are left out.
# related_resources:
#   - ref: https://docs.docker.com/engine/security/protect-access/
#     description: Docker, protect the daemon socket
# custom:
#   severity: high
#   kinds: [compose]
#   remediation: >-
#     Go over SSH, `DOCKER_HOST: ssh://deploy@10.0.0.1`, or let the daemon ask for certificates (`tlsverify`, port 2376) and set
#     `DOCKER_TLS_VERIFY: "1"` and `DOCKER_CERT_PATH`, with the certificates mounted as a secret.
#   controls:
#     cis_docker_1_6: ["2.7"]
package compose.tls_docker_host

import data.lib.compose

deny contains {"message": message, "at": variable.at} if {
	some variable in _bare
	not _has_more(variable.service)
	message := sprintf("service %q speaks with the Docker daemon at %s without TLS", [variable.service, variable.value])
}

unknown contains {"message": message, "at": variable.at} if {
	some variable in _bare
	_has_more(variable.service)
	message := sprintf("DOCKER_TLS_VERIFY of service %q may stand in its env_file", [variable.service])
}

# The services that reach a daemon elsewhere and say nothing of TLS.
_bare := [variable |
	some variable in compose.environment
	variable.name == "DOCKER_HOST"
	some found in regex.find_all_string_submatch_n(`(?i)^(?:tcp|http)://(\[[^\]]*\]|[^:/\[\]]+)`, variable.value, 1)
	_is_elsewhere(lower(found[1]))
	not variable.service in _verifying
]

# A name without a dot is that of a container, or of something known to the machine alone.
_is_elsewhere(host) if {
	regex.match(`[.:$]`, host)
	not regex.match(`^(127\.|\[::1\]$|0\.0\.0\.0$|\[::\]$|host\.docker\.internal$|gateway\.docker\.internal$|\$)`, host)
}

# Any text switches it on; a name alone takes over what the shell has.
_verifying := {name |
	some name, service in compose.merged
	some key, entry in service.environment
	_verifies(key, entry)
}

_verifies("DOCKER_TLS_VERIFY", entry) if entry != ""

_verifies(key, entry) if {
	is_number(key)
	is_string(entry)
	regex.match(`^DOCKER_TLS_VERIFY(=.|$)`, entry)
}

_has_more(name) if object.get(compose.merged[name], "env_file", null) != null
