package kubernetes.job_ttl_seconds_after_finished_test

import data.kubernetes.job_ttl_seconds_after_finished

_job(metadata, spec) := {"kind": "Job", "metadata": object.union({"name": "import"}, metadata), "spec": spec}

_cron_job(spec) := {"kind": "CronJob", "metadata": {"name": "import"}, "spec": {"jobTemplate": {"spec": spec}}}

test_finds_jobs_that_stay if {
	every spec in [{}, {"ttlSecondsAfterFinished": null}] {
		job_ttl_seconds_after_finished.deny == {{
			"message": "Job \"import\" stays when it has finished",
			"at": ["spec"],
		}} with input as _job({}, spec)
	}
}

test_finds_jobs_that_are_no_hooks if {
	every annotations in [{"helm.sh/hook": null}, {"argocd.argoproj.io/sync-wave": "1"}, {"helm.sh/hook-delete-policy": "hook-succeeded"}] {
		count(job_ttl_seconds_after_finished.deny) == 1 with input as _job({"annotations": annotations}, {})
	}
}

test_finds_cron_jobs_whose_jobs_go if {
	job_ttl_seconds_after_finished.deny == {{
		"message": "Jobs of CronJob \"import\" may go before the limits of its history",
		"at": ["spec", "jobTemplate", "spec", "ttlSecondsAfterFinished"],
	}} with input as _cron_job({"ttlSecondsAfterFinished": 1200})
}

test_accepts_others if {
	every seconds in [0, 100, "${TTL}"] {
		job_ttl_seconds_after_finished.deny == set() with input as _job({}, {"ttlSecondsAfterFinished": seconds})
	}
	every metadata in [
		{"annotations": {"helm.sh/hook": "pre-install"}},
		{"annotations": {"argocd.argoproj.io/hook": "PreSync", "argocd.argoproj.io/hook-delete-policy": "HookSucceeded"}},
		{"ownerReferences": [{"kind": "CronJob", "name": "import"}]},
	] {
		job_ttl_seconds_after_finished.deny == set() with input as _job(metadata, {})
	}
	job_ttl_seconds_after_finished.deny == set() with input as _cron_job({})
	job_ttl_seconds_after_finished.deny == set() with input as {"kind": "CronJob", "spec": null}
	job_ttl_seconds_after_finished.deny == set() with input as {"kind": "Job", "spec": "import"}
	job_ttl_seconds_after_finished.deny == set() with input as {"kind": "Pod", "spec": {}}
}

test_asks_patches_only_for_what_they_say if {
	not job_ttl_seconds_after_finished.applies with input as _job({}, {}) with data.karat.source as {"patch": true}
	job_ttl_seconds_after_finished.applies with input as _job({}, {}) with data.karat.source as {"patch": false}
	said := _cron_job({"ttlSecondsAfterFinished": 1200})
	job_ttl_seconds_after_finished.applies with input as said with data.karat.source as {"patch": true}
}
