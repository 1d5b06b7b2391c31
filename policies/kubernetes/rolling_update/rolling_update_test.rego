package kubernetes.rolling_update_test

import data.kubernetes.rolling_update
import data.lib.fix

_deployment(spec) := {"kind": "Deployment", "metadata": {"name": "web"}, "spec": spec}

_daemon_set(spec) := {"kind": "DaemonSet", "metadata": {"name": "agent"}, "spec": spec}

test_finds_strategies_that_do_not_roll if {
	fix.bare(rolling_update.deny) == {{
		"message": "Deployment \"web\" stops all of its pods before an update",
		"at": ["spec", "strategy", "type"],
	}} with input as _deployment({"strategy": {"type": "Recreate"}})
	fix.bare(rolling_update.deny) == {{
		"message": "Deployment \"web\" has the update strategy Other, which does not roll",
		"at": ["spec", "strategy", "type"],
	}} with input as _deployment({"strategy": {"type": "Other"}})
	fix.bare(rolling_update.deny) == {{
		"message": "DaemonSet \"agent\" is only updated when its pods are deleted by hand",
		"at": ["spec", "updateStrategy", "type"],
	}} with input as _daemon_set({"updateStrategy": {"type": "OnDelete"}})
}

test_rolls_each_kind_by_its_own_word if {
	every kind, word in {"Deployment": "RollingUpdate", "DeploymentConfig": "Rolling"} {
		violations := rolling_update.deny with input as {
			"kind": kind,
			"metadata": {"name": "web"},
			"spec": {"strategy": {"type": "Recreate"}},
		}
		{edit.value | some violation in violations; some edit in violation.fix.edits} == {word}
	}
}

test_finds_updates_that_may_stop_all_pods if {
	every case_ in [[3, 3], [2, 5], [3, "100%"], [1, "100%"]] {
		fix.bare(rolling_update.deny) == {{
			"message": "Deployment \"web\" may stop all of its pods at once in an update",
			"at": ["spec", "strategy", "rollingUpdate", "maxUnavailable"],
		}} with input as _deployment({
			"replicas": case_[0],
			"strategy": {"rollingUpdate": {"maxUnavailable": case_[1]}},
		})
	}
}

_stateful(replicas) := _deployment(object.union(replicas, {
	"strategy": {"type": "Recreate"},
	"template": {"spec": {
		"containers": [{"name": "web"}],
		"volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "web"}}],
	}},
}))

test_accepts_single_pods_that_hold_a_volume if {
	rolling_update.deny == set() with input as _stateful({})
	rolling_update.deny == set() with input as _stateful({"replicas": 1})
	count(rolling_update.deny) == 1 with input as _stateful({"replicas": 2})
}

_listening(replicas, spec) := _deployment({
	"replicas": replicas,
	"strategy": {"type": "Recreate"},
	"template": {"spec": spec},
})

test_accepts_single_pods_that_take_a_port_of_the_node if {
	every spec in [
		{"containers": [{"name": "web", "ports": [{"containerPort": 80, "hostPort": 80}]}]},
		{"hostNetwork": true, "containers": [{"name": "web", "ports": [{"containerPort": 80}]}]},
	] {
		rolling_update.deny == set() with input as _listening(1, spec)
		count(rolling_update.deny) == 1 with input as _listening(2, spec)
	}
	every spec in [
		{"containers": [{"name": "web", "ports": [{"containerPort": 80, "hostPort": 0}]}]},
		{"hostNetwork": true, "containers": [{"name": "web"}]},
	] {
		count(rolling_update.deny) == 1 with input as _listening(1, spec)
	}
}

test_accepts_updates_that_roll if {
	every strategy in [
		null,
		{},
		{"type": "RollingUpdate"},
		{"type": ""},
		{"type": "Rolling", "rollingParams": {"maxUnavailable": 1}},
		{"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}},
		{"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": "25%"}},
		{"type": "{{ .Values.strategy }}"},
	] {
		rolling_update.deny == set() with input as _deployment({"replicas": 3, "strategy": strategy})
	}
	rolling_update.deny == set() with input as _deployment({"strategy": {"rollingUpdate": {"maxUnavailable": 1}}})
	rolling_update.deny == set() with input as _deployment({
		"replicas": 1,
		"strategy": {"rollingUpdate": {"maxUnavailable": 1}},
	})
	rolling_update.deny == set() with input as _daemon_set({"updateStrategy": {"type": "RollingUpdate"}})
}

test_accepts_workloads_without_a_strategy if {
	rolling_update.deny == set() with input as _deployment({})
	rolling_update.deny == set() with input as {"kind": "Deployment"}
}

test_accepts_other_kinds if {
	rolling_update.deny == set() with input as {"kind": "Build", "spec": {"strategy": {"type": "Docker"}}}
}

test_reads_the_block_of_either_kind if {
	fix.bare(rolling_update.deny) == {{
		"message": "Deployment \"web\" may stop all of its pods at once in an update",
		"at": ["spec", "strategy", "rollingParams", "maxUnavailable"],
	}} with input as _deployment({"strategy": {
		"rollingParams": {"maxUnavailable": "100%"},
		"rollingUpdate": {"maxUnavailable": "100%"},
	}})
}
