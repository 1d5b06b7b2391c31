# METADATA
# title: Job that stays, or goes too early
# description: >-
#   A Job does not say after how many seconds it goes when it has finished, so that it and its pods stay until somebody
#   deletes them; or a CronJob says so of its Jobs, which then may be gone before `successfulJobsHistoryLimit` and
#   `failedJobsHistoryLimit` would keep them, and their logs with them. Hooks of Helm and Argo CD are left out: these
#   delete them, before the next one where no other policy is set.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
#     description: Automatic cleanup for finished Jobs
#   - ref: https://docs.kubelinter.io/#/generated/checks?id=job-ttl-seconds-after-finished
#     description: kube-linter, Job TTL
# custom:
#   severity: low
#   kinds: [kubernetes/Job, kubernetes/CronJob]
#   remediation: >-
#     Set `ttlSecondsAfterFinished` in a Job that stands for itself: a day leaves time to read its log. In a CronJob
#     leave it out and set the two limits of its history.
package kubernetes.job_ttl_seconds_after_finished

import data.lib.kubernetes

# A patch leaves out what its Job says.
applies if not kubernetes.partial

applies if {
	input.kind == "CronJob"
	object.get(input, _of_cron_job, null) != null
}

deny contains {"message": message, "at": ["spec"]} if {
	input.kind == "Job"
	is_object(input.spec)
	object.get(input.spec, "ttlSecondsAfterFinished", null) == null
	not _is_deleted_by_others
	message := sprintf("%s stays when it has finished", [kubernetes.name])
}

deny contains {"message": message, "at": _of_cron_job} if {
	input.kind == "CronJob"
	object.get(input, _of_cron_job, null) != null
	message := sprintf("Jobs of %s may go before the limits of its history", [kubernetes.name])
}

_of_cron_job := ["spec", "jobTemplate", "spec", "ttlSecondsAfterFinished"]

_is_deleted_by_others if {
	some annotation in ["argocd.argoproj.io/hook", "helm.sh/hook"]
	is_string(input.metadata.annotations[annotation])
}

_is_deleted_by_others if {
	some owner in input.metadata.ownerReferences
	is_object(owner)
}
