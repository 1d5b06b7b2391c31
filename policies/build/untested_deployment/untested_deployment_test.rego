package build.untested_deployment_test

import data.build.untested_deployment

_job(id, needs, does) := {"id": id, "line": 5, "needs": needs, "does": does, "tools": []}

_facts(triggers, jobs) := {"facts": {"pipelines": [{
	"system": "github_actions",
	"path": ".github/workflows/cd.yml",
	"triggers": triggers,
	"jobs": jobs,
	"uses": [],
}]}}

_found := {{
	"message": `job "deploy" deploys, and no job that it waits for runs tests`,
	"at": ["files", ".github/workflows/cd.yml"],
	"line": 5,
	"words": ["deploy"],
}}

_deploy := _job("deploy", [], ["deploy"])

test_finds_deployments_that_wait_for_no_tests if {
	untested_deployment.deny == _found with input as _facts(["push"], [_deploy])
	untested_deployment.deny == _found with input as _facts(["push"], [_job("test", [], ["test"]), _deploy])
	untested_deployment.deny == _found with input as _facts([], [_job("b", [], ["build"]), _job("deploy", ["b"], ["deploy"])])
	untested_deployment.deny == _found with input as _facts(["push", "pull_request"], [_deploy])
}

test_accepts_tests_anywhere_before if {
	every jobs in [
		[_job("deploy", [], ["deploy", "test"])],
		[_job("t", [], ["test"]), _job("deploy", ["t"], ["deploy"])],
		[_job("t", [], ["coverage"]), _job("deploy", ["t"], ["deploy"])],
		[_job("t", [], ["test"]), _job("b", ["t"], ["build"]), _job("deploy", ["b"], ["deploy"])],
	] {
		untested_deployment.deny == set() with input as _facts(["push"], jobs)
	}
}

test_accepts_workflows_that_wait_for_another if {
	untested_deployment.deny == set() with input as {"facts": {"pipelines": [
		{"path": "ci.yml", "triggers": ["push"], "jobs": [_job("t", [], ["test"])]},
		{"path": "cd.yml", "triggers": ["workflow_run"], "jobs": [_deploy]},
	]}}
	untested_deployment.deny == _found with input as _facts(["workflow_run"], [_deploy])
}

test_applies_to_automatic_deployments if {
	untested_deployment.applies with input as _facts(["push"], [_deploy])
	every triggers in [["pull_request"], ["workflow_call"], ["workflow_dispatch"]] {
		not untested_deployment.applies with input as _facts(triggers, [_deploy])
	}
	not untested_deployment.applies with input as _facts(["push"], [object.union(_deploy, {"tools": ["gh-pages"]})])
	not untested_deployment.applies with input as _facts(["push"], [_job("t", [], ["test"])])
	not untested_deployment.applies with input as {"kind": "Pod"}
}

_with_condition(triggers, needs, conditions) := object.union(_facts(triggers, [_job("ready", [], []), _job("deploy", needs, ["deploy"])]), {
	"documents": {"github_workflow": [{"path": ".github/workflows/cd.yml", "value": {"on": triggers, "jobs": {
		"ready": {"if": object.get(conditions, "ready", "true")},
		"deploy": {"needs": needs, "if": object.get(conditions, "deploy", "true")},
	}}}]},
})

test_leaves_out_jobs_for_pull_requests_and_people_alone if {
	triggers := ["push", "pull_request", "workflow_dispatch"]
	every condition in [
		"github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository",
		"${{ github.event_name == 'workflow_dispatch' }}",
		"github.event_name != 'push'",
	] {
		not untested_deployment.applies with input as _with_condition(triggers, [], {"deploy": condition})
		not untested_deployment.applies with input as _with_condition(triggers, ["ready"], {"ready": condition})
	}
	every condition in [
		"github.event_name == 'push'",
		"github.event_name == 'pull_request' || github.ref == 'refs/heads/main'",
		"github.event_name != 'pull_request'",
	] {
		untested_deployment.deny == _found with input as _with_condition(triggers, [], {"deploy": condition})
	}
	every condition in ["github.event_name != 'push'", "github.event_name == 'release'"] {
		untested_deployment.deny == _found with input as _with_condition(["push", "schedule", "release"], [], {"deploy": condition})
	}
}

test_cannot_tell_what_it_waits_for if {
	ci := object.union(_job("ci", [], []), {"uses": "acme/ci/.github/workflows/go.yml@v2"})
	jobs := [ci, _job("deploy", ["ci"], ["deploy"])]
	untested_deployment.deny == set() with input as _facts(["push"], jobs)
	untested_deployment.unknown == {{
		"message": `job "deploy" waits for a workflow that is not in the repository`,
		"at": ["files", ".github/workflows/cd.yml"],
		"line": 5,
	}} with input as _facts(["push"], jobs)
}

test_cannot_tell_what_the_stages_before_do if {
	every system in ["azure_pipelines", "gitlab_ci"] {
		pipeline := object.union(_facts(["push"], [_deploy]).facts.pipelines[0], {"system": system, "uses": [{"ref": "acme/ci/go.yml@v2", "line": 2}]})
		facts := {"facts": {"pipelines": [pipeline]}}
		untested_deployment.deny == set() with input as facts
		untested_deployment.unknown == {{
			"message": concat("", [
				`whether tests run before job "deploy" is not known: `,
				"the pipeline takes jobs from acme/ci/go.yml@v2, which is not in the repository",
			]),
			"at": ["files", ".github/workflows/cd.yml"],
			"line": 5,
		}} with input as facts
	}
	pipeline := object.union(_facts(["push"], [_deploy]).facts.pipelines[0], {"system": "azure_pipelines", "uses": [{"ref": "Kubernetes@1", "line": 2}]})
	untested_deployment.deny == _found with input as {"facts": {"pipelines": [pipeline]}}
}

_split(files) := {
	"facts": {"pipelines": [pipeline |
		some path, file in files
		pipeline := {
			"system": "gitlab_ci",
			"path": path,
			"triggers": [],
			"uses": [{"ref": ref, "line": 2} | some ref in file.uses],
			"jobs": file.jobs,
		}
	]},
	"documents": {"gitlab_ci": [{"path": path, "value": file.value} | some path, file in files]},
}

_split_in(stages, tests, deployment, uses) := _split({
	".gitlab-ci.yml": {"uses": array.concat(["./ci/a.yml", "./ci/b.yml"], uses), "jobs": [], "value": {"stages": stages}},
	"ci/a.yml": {"uses": [], "jobs": [_job("unit", [], ["test"])], "value": {"unit": tests}},
	"ci/b.yml": {"uses": [], "jobs": [_job("deploy", object.get(deployment, "needs", []), ["deploy"])], "value": {"deploy": deployment}},
})

test_a_pipeline_of_gitlab_is_one_through_its_files if {
	every case in [
		_split_in(["check", "ship"], {"stage": "check"}, {"stage": "ship"}, []),
		_split_in(["check", "ship"], {"stage": "ship"}, {"stage": "ship", "needs": ["unit"]}, []),
	] {
		untested_deployment.measure == {"value": 1, "of": 1} with input as case
	}
	found := {object.union(finding, {"at": ["files", "ci/b.yml"]}) | some finding in _found}
	every case in [
		_split_in(["ship", "check"], {"stage": "check"}, {"stage": "ship"}, []),
		_split_in(["check", "ship"], {"stage": "ship"}, {"stage": "ship"}, []),
		_split_in(["check", "ship"], {"stage": "check"}, {"stage": "ship", "needs": []}, []),
	] {
		untested_deployment.deny == found with input as case
	}
	apart := _split_in(["ship", "check"], {"stage": "check"}, {"stage": "ship"}, ["acme/ci/go.yml@v2"])
	untested_deployment.deny == set() with input as apart
	count(untested_deployment.unknown) == 1 with input as apart
}

_using(files, uses) := object.union(_facts(["push"], [_deploy]), {
	"files": {file: {} | some file in files},
	"documents": {"github_workflow": [{
		"path": ".github/workflows/cd.yml",
		"value": {"on": "push", "jobs": {"deploy": {"steps": [{"run": "terraform apply"}, {"uses": uses}]}}},
	}]},
})

test_a_job_tries_the_action_that_the_repository_is if {
	every uses in ["./", "."] {
		untested_deployment.measure == {"value": 1, "of": 1} with input as _using(["action.yml"], uses)
		untested_deployment.measure == {"value": 1, "of": 1} with input as _using(["action.yaml"], uses)
		untested_deployment.deny == _found with input as _using(["deploy/action.yml"], uses)
	}
	every uses in ["./deploy", "acme/setup@v1", 1, null] {
		untested_deployment.deny == _found with input as _using(["action.yml"], uses)
	}
}

test_measures_the_share_of_tested_deployments if {
	jobs := [_job("a", [], ["deploy", "test"]), _deploy]
	untested_deployment.measure == {"value": 1, "of": 2} with input as _facts(["push"], jobs)
}
