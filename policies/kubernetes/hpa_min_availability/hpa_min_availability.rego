# METADATA
# title: Autoscaler with fewer than two pods at least
# description: >-
#   A HorizontalPodAutoscaler may bring its workload down to one pod, or to none, since `minReplicas` is below 2 or,
#   with 1 as the default, not written. When the node of that pod is drained or dies, the service is away until another
#   has started. Whatever the workload itself says about its replicas the autoscaler overrules.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
#   - ref: https://polaris.docs.fairwinds.com/checks/reliability/
#     description: Polaris, reliability checks
# custom:
#   severity: low
#   kinds: [kubernetes/HorizontalPodAutoscaler]
#   remediation: >-
#     Set `minReplicas: 2` or more once the program can run twice, and spread the pods over nodes.
#   parameters:
#     least:
#       default: 2
#       description: The fewest pods that are enough.
#   overlaps: [kubernetes.replicas]
package kubernetes.hpa_min_availability

import data.lib.kubernetes
import data.lib.placeholders

# A patch leaves out what its autoscaler says.
applies if not kubernetes.partial

applies if is_number(_least)

deny contains {"message": message, "at": at} if {
	_is_judged
	_is_few(_least)
	message := sprintf("%s may bring its workload down to %s", [kubernetes.name, _words(_least)])
	at := _nearest(_least)
}

unknown contains placeholders.finding(what, placeholder, ["spec", "minReplicas"]) if {
	_is_judged
	placeholder := placeholders.whole(_least)
	not _is_enough(placeholders.filled(_least))
	what := sprintf("minReplicas of %s", [kubernetes.name])
}

_is_judged if {
	input.kind == "HorizontalPodAutoscaler"
	is_object(input.spec)
}

_is_few(null) if data.karat.parameters.least > 1

_is_few(least) if {
	is_number(least)
	least < data.karat.parameters.least
}

_least := object.get(input, ["spec", "minReplicas"], null)

_is_enough(text) if {
	regex.match(`^[0-9]{1,6}$`, text)
	to_number(text) >= data.karat.parameters.least
}

_words(0) := "none"

_words(least) := "one pod" if least in {1, null}

_words(least) := sprintf("%v pods", [least]) if not least in {0, 1, null}

_nearest(null) := ["spec"]

_nearest(least) := ["spec", "minReplicas"] if least != null
