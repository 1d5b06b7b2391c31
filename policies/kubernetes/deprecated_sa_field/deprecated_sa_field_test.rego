package kubernetes.deprecated_sa_field_test

import data.kubernetes.deprecated_sa_field
import data.lib.fix

_pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": object.union({"containers": []}, spec)}

test_finds_the_old_field if {
	every spec in [{"serviceAccount": "web"}, {"serviceAccount": "web", "serviceAccountName": ""}] {
		fix.bare(deprecated_sa_field.deny) == {{
			"message": "Pod \"web\" names its service account by the old field serviceAccount (web)",
			"at": ["spec", "serviceAccount"],
		}} with input as _pod(spec)
	}
}

test_finds_two_names if {
	fix.bare(deprecated_sa_field.deny) == {{
		"message": "Pod \"web\" runs under new, and not under old, which its old field serviceAccount names",
		"at": ["spec", "serviceAccount"],
	}} with input as _pod({"serviceAccount": "old", "serviceAccountName": "new"})
}

test_accepts_the_new_field if {
	every spec in [
		{}, {"serviceAccountName": "web"}, {"serviceAccount": "web", "serviceAccountName": "web"}, {"serviceAccount": ""},
		{"serviceAccount": null}, {"serviceAccount": 1},
	] {
		deprecated_sa_field.deny == set() with input as _pod(spec)
	}
	deprecated_sa_field.deny == set() with input as {"kind": "ConfigMap", "spec": {"serviceAccount": "web"}}
}
