# METADATA
# title: Runs that do not wait for one another
# description: >-
#   Neither the workflow nor its job says `concurrency`, or it says a group alone and not whether a newer run stops the older one.
#   Several runs of one branch then go on side by side: one that deploys an older commit may end last, what one hands on another picks
#   up, and whoever pushes often enough takes up the runners, which somebody pays for.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
#     description: GitHub, concurrency of workflows
# custom:
#   severity: low
#   kinds: [github_workflow]
#   remediation: >-
#     Write `concurrency: {group: "${{ github.workflow }}-${{ github.ref }}", cancel-in-progress: true}` at the top; for a workflow
#     that deploys or releases `cancel-in-progress: false`, so that runs wait for one another and none is torn off.
#   controls:
#     owasp_cicd: [CICD-SEC-7]
package github_actions.concurrency_limits

import data.lib.fix
import data.lib.github

deny contains object.union({"message": message, "at": ["on"]}, _remedy) if {
	_runs_by_itself
	object.get(input, "concurrency", null) == null
	jobs := {id | some id, job in _jobs; object.get(job, "concurrency", null) == null}
	count(jobs) > 0
	message := sprintf("runs do not wait for one another: %s", [_listed(jobs)])
}

deny contains {"message": message, "at": ["concurrency"]} if {
	_runs_by_itself
	is_string(input.concurrency)
	message := "the workflow does not say whether a newer run stops an older one"
}

deny contains {"message": message, "at": ["jobs", id, "concurrency"]} if {
	_runs_by_itself
	object.get(input, "concurrency", null) == null
	some id, job in _jobs
	is_string(job.concurrency)
	message := sprintf("job %q does not say whether a newer run stops an older one", [id])
}

# Who calls a workflow says how often it runs.
_runs_by_itself if {
	count(github.triggers) > 0
	github.triggers != {"workflow_call"}
}

# Jobs that run something themselves.
_jobs := {id: job |
	some id, job in github.jobs
	object.get(job, "uses", null) == null
}

_listed(jobs) := sprintf("job %q", [id]) if {
	count(jobs) == 1
	some id in jobs
}

_listed(jobs) := sprintf("%d jobs", [count(jobs)]) if count(jobs) > 1

# For pull requests the newest commit counts; what was pushed is done to its end.
_remedy := {"fix": fix.unsafe("Let a newer run of a pull request stop the older one", [edit])} if {
	"pull_request" in github.triggers
	every _, job in _jobs {
		object.get(job, "concurrency", null) == null
	}
	edit := fix.set(["concurrency"], {
		"group": "${{ github.workflow }}-${{ github.event.pull_request.number || github.run_id }}",
		"cancel-in-progress": true,
	})
} else := {}
