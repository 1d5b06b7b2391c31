package kubernetes.pdb_unhealthy_pod_eviction_policy_test

import data.kubernetes.pdb_unhealthy_pod_eviction_policy
import data.lib.fix

_budget(spec) := {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": spec}

_message := "PodDisruptionBudget \"web\" keeps pods that are not ready on their node"

test_finds_budgets_that_keep_them if {
	fix.bare(pdb_unhealthy_pod_eviction_policy.deny) == {{"message": _message, "at": ["spec"]}} with input as _budget({"maxUnavailable": 1})
	fix.bare(pdb_unhealthy_pod_eviction_policy.deny) == {{
		"message": _message,
		"at": ["spec", "unhealthyPodEvictionPolicy"],
	}} with input as _budget({"unhealthyPodEvictionPolicy": "IfHealthyBudget"})
}

test_accepts_others if {
	pdb_unhealthy_pod_eviction_policy.deny == set() with input as _budget({"unhealthyPodEvictionPolicy": "AlwaysAllow"})
	beta := object.union(_budget({}), {"apiVersion": "policy/v1beta1"})
	pdb_unhealthy_pod_eviction_policy.deny == set() with input as beta
	pdb_unhealthy_pod_eviction_policy.deny == set() with input as object.union(_budget({}), {"spec": null})
	pdb_unhealthy_pod_eviction_policy.deny == set() with input as {"apiVersion": "v1", "kind": "Pod", "spec": {}}
}

test_asks_patches_only_for_what_they_say if {
	not pdb_unhealthy_pod_eviction_policy.applies with input as _budget({}) with data.karat.source as {"patch": true}
	pdb_unhealthy_pod_eviction_policy.applies with input as _budget({}) with data.karat.source as {"patch": false}
	said := _budget({"unhealthyPodEvictionPolicy": "IfHealthyBudget"})
	pdb_unhealthy_pod_eviction_policy.applies with input as said with data.karat.source as {"patch": true}
}

test_does_not_know_what_is_filled_in_later if {
	open := _budget({"unhealthyPodEvictionPolicy": "${POLICY}"})
	pdb_unhealthy_pod_eviction_policy.deny == set() with input as open
	count(pdb_unhealthy_pod_eviction_policy.unknown) == 1 with input as open
}
