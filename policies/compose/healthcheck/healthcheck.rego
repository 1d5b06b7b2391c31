# METADATA
# title: Service without a health check
# description: >-
#   A service has no `healthcheck`, or switches that of its image off. Docker then takes a process that hangs for a healthy one,
#   and `depends_on` with `service_healthy` cannot wait for it. What is built from a Dockerfile is left to the rule on that,
#   and a service that others wait for until it has ended needs none.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#healthcheck
#     description: Compose file, healthcheck
# custom:
#   severity: low
#   kinds: [compose]
#   remediation: >-
#     Add `healthcheck: {test: [CMD, …], interval: 30s, timeout: 3s, retries: 3}` with a command that the image has:
#     `pg_isready`, `redis-cli ping`, `wget -qO- http://localhost:8080/healthz`. A job that runs once and ends needs none:
#     let others wait for it by `condition: service_completed_successfully`, or ignore the finding.
#   controls:
#     cis_docker_1_6: ["5.27"]
package compose.healthcheck

import data.lib.compose

deny contains {"message": message, "at": compose.nearest(name, ["healthcheck"])} if {
	some name, service in compose.whole
	not name in compose.jobs
	not _checked(service)
	message := sprintf("service %q has no health check", [name])
}

unknown contains compose.elsewhere(name, "the health check") if {
	some name, service in compose.perhaps_partial
	not name in compose.jobs
	not _checked(service)
}

_checked(service) if {
	is_object(service.healthcheck)
	count(service.healthcheck) > 0
	not compose.on(object.get(service.healthcheck, "disable", false))
	not _none(object.get(service.healthcheck, "test", null))
}

_checked(service) if {
	object.get(service, "build", null) != null
	not compose.on(object.get(service, ["healthcheck", "disable"], false))
	not _none(object.get(service, ["healthcheck", "test"], null))
}

_none(test) if test[0] == "NONE"

_none("NONE")

_none([])
