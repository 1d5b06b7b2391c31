# METADATA
# title: Service that is restarted without end
# description: >-
#   A service is started again however often it has ended: `restart: always`, `unless-stopped`, `on-failure` without a number, or a
#   `restart_policy` without `max_attempts`. One that cannot run takes up the processor and fills the logs, without anybody being
#   told; and one that an attacker makes crash gives a new try each time.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#restart
#     description: Compose file, restart
#   - ref: https://docs.docker.com/engine/containers/start-containers-automatically/
#     description: Docker, restart policies
# custom:
#   severity: low
#   kinds: [compose]
#   remediation: >-
#     Write `restart: on-failure:5`, or `deploy.restart_policy` with `condition: on-failure` and `max_attempts: 5`, and let something
#     tell you when a service is down. Services of a machine that must come back after it has been started anew are better kept by
#     systemd, or left out with a waiver.
#   controls:
#     cis_docker_1_6: ["5.15"]
#   parameters:
#     attempts:
#       default: 5
#       description: How often a service may be started again.
package compose.restart_policy

import data.lib.compose
import data.lib.fix

deny contains object.union({"message": message, "at": compose.nearest(name, ["restart"])}, remedy) if {
	some name, service in compose.merged
	not _by_deploy(service)
	written := compose.text(service.restart)
	_is_endless(written)
	message := sprintf("service %q is restarted without end by %s", [name, written])
	remedy := compose.own_remedy(name, "restart", fix.unsafe("Limit the attempts", [fix.set(
		["services", name, "restart"],
		sprintf("on-failure:%v", [_attempts]),
	)]))
}

deny contains object.union({"message": message, "at": compose.nearest(name, ["deploy", "restart_policy"])}, remedy) if {
	some name, service in compose.merged
	policy := service.deploy.restart_policy
	is_object(policy)
	not compose.text(object.get(policy, "condition", "any")) == "none"
	not _is_limited(object.get(policy, "max_attempts", 0))
	message := sprintf("service %q is restarted without end by its restart_policy", [name])
	remedy := compose.own_remedy(name, "deploy", fix.unsafe("Limit the attempts", [fix.set(
		["services", name, "deploy", "restart_policy", "max_attempts"],
		_attempts,
	)]))
}

unknown contains setting.finding if {
	some setting in compose.open_settings.restart
	not _by_deploy(compose.merged[setting.service])
}

# What is said for deployments holds in place of `restart`.
_by_deploy(service) if is_object(service.deploy.restart_policy)

_is_endless(written) if written in {"always", "on-failure", "unless-stopped"}

_is_endless(written) if {
	startswith(written, "on-failure:")
	not _is_limited(substring(written, 11, -1))
}

# Without a number there is no limit, and 0 is none. What is filled in later may be one.
_is_limited(value) if contains(compose.text(value), "$")

_is_limited(value) if {
	written := compose.text(value)
	regex.match(`^[0-9]{1,9}$`, written)
	number := to_number(written)
	number > 0
	number <= _attempts
}

default _attempts := 5

_attempts := data.karat.parameters.attempts
