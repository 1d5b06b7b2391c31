# METADATA
# title: Container without a readiness probe
# description: >-
#   A container that is meant to run for ever has no readiness probe, and so counts as ready the moment it starts. Services send
#   it requests that it cannot answer yet, and a rollout replaces the old pods by new ones that do not work. Jobs, init
#   containers, pods that are not restarted and containers that only sleep are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe
#     description: Readiness probe
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Add a `readinessProbe` that succeeds once the container can do its work: an HTTP path, a gRPC health check or a command. Do
#     not let it ask what all replicas share; when the database is down, every pod leaves the Service at once.
package kubernetes.readiness_probe

import data.lib.probes

deny contains {"message": message, "at": entry.path} if {
	some entry in probes.containers
	object.get(entry.container, "readinessProbe", null) == null
	message := sprintf("%s has no readiness probe", [entry.label])
}
