package kubernetes.rule_access_dashboard_wl_test

import data.kubernetes.rule_access_dashboard_wl

_pod(name, spec) := {
	"kind": "Pod",
	"metadata": {"name": name},
	"spec": object.union({"containers": [{"name": "main", "image": "acme/report:1"}]}, spec),
}

test_finds_other_pods_under_the_account if {
	every field in ["serviceAccountName", "serviceAccount"] {
		rule_access_dashboard_wl.deny == {{
			"message": "Pod \"report\" runs under the account of the Kubernetes Dashboard",
			"at": ["spec", field],
		}} with input as _pod("report", {field: "kubernetes-dashboard"})
	}
	both := {"serviceAccountName": "kubernetes-dashboard", "serviceAccount": "kubernetes-dashboard"}
	count(rule_access_dashboard_wl.deny) == 1 with input as _pod("report", both)
}

test_finds_what_a_patch_says if {
	patch := {"kind": "Deployment", "spec": {"template": {"spec": {"serviceAccountName": "kubernetes-dashboard"}}}}
	count(rule_access_dashboard_wl.deny) == 1 with input as patch
}

test_accepts_the_dashboard_and_other_accounts if {
	own := {"serviceAccountName": "kubernetes-dashboard"}
	rule_access_dashboard_wl.deny == set() with input as _pod("kubernetes-dashboard", own)
	scraper := {"containers": [{"name": "scraper", "image": "docker.io/kubernetesui/metrics-scraper:v1.0.9"}]}
	rule_access_dashboard_wl.deny == set() with input as _pod("dashboard-metrics-scraper", object.union(own, scraper))
	every spec in [{}, {"serviceAccountName": "report"}, {"serviceAccountName": null, "serviceAccount": 1}] {
		rule_access_dashboard_wl.deny == set() with input as _pod("report", spec)
	}
	rule_access_dashboard_wl.deny == set() with input as {"kind": "ConfigMap", "spec": own}
}
