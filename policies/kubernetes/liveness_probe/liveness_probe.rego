# METADATA
# title: Container without a liveness probe
# description: >-
#   A container that is meant to run for ever has no liveness probe. When it hangs without dying, Kubernetes sees a healthy
#   pod and nobody restarts it. Jobs, init containers, pods that are not restarted and containers that only sleep are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
#     description: Liveness, readiness and startup probes
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Add a `livenessProbe` that asks the process itself and nothing behind it: a probe that needs the database restarts
#     every pod when the database is slow. Give slow starters a `startupProbe`.
package kubernetes.liveness_probe

import data.lib.probes

deny contains {"message": message, "at": entry.path} if {
	some entry in array.concat(probes.containers, probes.sidecars)
	object.get(entry.container, "livenessProbe", null) == null
	message := sprintf("%s has no liveness probe", [entry.label])
}
