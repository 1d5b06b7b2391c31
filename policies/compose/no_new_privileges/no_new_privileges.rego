# METADATA
# title: Service that can gain privileges
# description: >-
#   A service does not set `no-new-privileges`. A process that an intruder took over as an ordinary user can then become root in
#   the container by a setuid program such as su, mount or an old sudo.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#security_opt
#     description: Compose file, security_opt
#   - ref: https://docs.kernel.org/userspace-api/no_new_privs.html
#     description: Linux, no_new_privs
# custom:
#   severity: medium
#   kinds: [compose]
#   remediation: >-
#     Add `security_opt: [no-new-privileges:true]`. It breaks what changes user by a setuid program; an entrypoint that starts
#     as root and steps down, by gosu or setpriv, keeps working. For all containers of a machine set it in daemon.json.
#   controls:
#     cis_docker_1_6: ["5.26"]
package compose.no_new_privileges

import data.lib.compose
import data.lib.fix
import data.lib.placeholders

deny contains {"message": message, "at": compose.nearest(name, ["security_opt"]), "fix": remedy} if {
	some name, service in compose.whole
	not _set(service)
	message := sprintf("service %q does not set no-new-privileges", [name])
	remedy := fix.unsafe("Set no-new-privileges", [fix.append(["services", name, "security_opt"], "no-new-privileges:true")])
}

unknown contains compose.elsewhere(name, "no-new-privileges") if {
	some name, service in compose.perhaps_partial
	not _set(service)
}

unknown contains compose.open_finding(name, "security_opt", placeholder, compose.nearest(name, ["security_opt"])) if {
	some name, service in compose.whole
	not _set_here(service)
	some entry in service.security_opt
	regex.match(`^(no-new-privileges[:=].*)?\$`, compose.filled(entry))
	placeholder := placeholders.all(compose.filled(entry))[0]
}

# The last word on it holds.
_set(service) if regex.match(`^(|(?i:true)|.*\$.*)$`, _last(service))

_set(service) if {
	some entry in service.security_opt
	startswith(compose.filled(entry), "$")
}

_set_here(service) if lower(_last(service)) in {"", "true"}

_last(service) := values[count(values) - 1] if {
	values := [option.value |
		some entry in service.security_opt
		option := compose.security_option(entry)
		option.name == "no-new-privileges"
	]
}
