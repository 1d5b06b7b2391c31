package lib.pipelines_test

import data.lib.pipelines

_job(does) := {"id": "check", "line": 4, "needs": [], "does": does, "tools": []}

_pipeline(system, triggers) := {
	"system": system,
	"path": "ci.yml",
	"triggers": triggers,
	"jobs": [_job(["test"])],
	"uses": [],
}

_done(system, triggers) := done if {
	done := pipelines.done_before_merge with input as {"facts": {"pipelines": [_pipeline(system, triggers)]}}
}

test_knows_what_runs_before_a_merge if {
	_done("github_actions", ["pull_request"]) == {"test"}
	_done("github_actions", ["push"]) == set()
	_done("github_actions", ["schedule"]) == set()
	_done("gitlab_ci", ["push"]) == {"test"}
	_done("jenkins", []) == {"test"}
	_done("jenkins", ["schedule"]) == {"test"}
	_done("tekton", ["tag"]) == set()
}

test_counts_pushes_of_any_branch if {
	every on in [
		"push",
		["push"],
		{"push": null},
		{"push": {"paths": ["src/**"]}},
		{"push": {"branches": ["**"]}},
		{"push": {"branches": ["*", "!gh-pages"]}},
		{"push": {"branches": "**"}},
		{"push": {"branches": ["main", "feature/**"]}},
		{"push": {"branches-ignore": ["gh-readonly-queue/**"], "tags-ignore": ["**"]}},
		{"push": {"branches-ignore": "main"}},
	] {
		_done_on(on) == {"test"}
	}
	every on in [
		{"push": {"branches": ["main"]}},
		{"push": {"branches-ignore": ["**"]}},
		{"push": {"branches": ["main", "release/**"]}},
		{"push": {"tags": ["v*"]}},
		{"push": {"tags-ignore": ["**"]}},
		["release"],
	] {
		_done_on(on) == set()
	}
}

_done_on(on) := done if {
	done := pipelines.done_before_merge with input as {
		"documents": {"github_workflow": [{"path": "ci.yml", "value": {"on": on}}]},
		"facts": {"pipelines": [_pipeline("github_actions", ["push"])]},
	}
}

_done_if(condition, on) := done if {
	jobs := {"guard": {"if": condition}, "check": {"needs": "guard"}}
	done := pipelines.done_before_merge with input as {
		"documents": {"github_workflow": [{"path": "ci.yml", "value": {"on": on, "jobs": jobs}}]},
		"facts": {"pipelines": [_pipeline("github_actions", object.keys(on))]},
	}
}

test_leaves_out_jobs_that_wait_for_the_merge if {
	both := {"pull_request": null, "push": {"branches": ["main"]}}
	every condition in ["github.event_name == 'push'", "github.ref == 'refs/heads/main'"] {
		_done_if(condition, {"pull_request": null}) == set()
	}
	_done_if("github.ref == 'refs/heads/main'", both) == set()
	_done_if("github.event_name == 'push'", both) == set()
	_done_if("github.event_name == 'push'", {"pull_request": null, "push": null}) == {"test"}
	_done_if("github.event_name != 'push'", both) == {"test"}
	_done_if("github.event_name == 'pull_request'", both) == {"test"}
	_done_if("github.ref == 'refs/heads/main'", {"pull_request_target": null}) == {"test"}
	_done_if("startsWith(github.ref, 'refs/heads/')", {"push": null}) == {"test"}
	_done_if("success()", {"pull_request": {"types": ["closed"]}}) == set()
	_done_if("endsWith(github.ref, '/main')", both) == set()
	_done_if("contains(fromJSON('[\"push\", \"schedule\"]'), github.event_name)", both) == set()
	_done_if("contains(fromJSON('[\"push\", \"pull_request\"]'), github.event_name)", both) == {"test"}
	_done_if("!(github.event_name == 'pull_request')", both) == set()
	_done_if("!(github.event_name == 'push')", both) == {"test"}
	every condition in ["github.event.pull_request == null", "!github.head_ref", "github.event.action == 'closed'"] {
		_done_if(condition, both) == set()
		_done_if(condition, {"pull_request": null, "push": null}) == {"test"}
	}
	_done_if("github.event.pull_request", both) == {"test"}
	_done_if("github.event.action != 'closed'", both) == {"test"}
	_done_if("startsWith(github.ref, 'refs/heads/')", both) == set()
	_done_if("${{ false && success() }}", {"pull_request": null}) == set()
	_done_if("success()", {"pull_request": {"types": ["closed", "opened"]}}) == {"test"}
	late := object.union(_job(["test"]), {"late": true})
	pipelines.done_before_merge == set() with input.facts as {"pipelines": [object.union(
		_pipeline("gitlab_ci", ["push"]),
		{"jobs": [late]},
	)]}
}

_done_by(steps, on) := done if {
	done := pipelines.done_before_merge with input as {
		"documents": {"github_workflow": [{"path": "ci.yml", "value": {"on": on, "jobs": {"check": {"steps": steps}}}}]},
		"facts": {"pipelines": [_pipeline("github_actions", object.keys(on))]},
	}
}

test_leaves_out_steps_that_wait_for_the_merge if {
	both := {"pull_request": null, "push": {"branches": ["main"]}}
	ready := [{"uses": "actions/checkout@v4"}, {"uses": "actions/setup-node@v4"}, {"run": "npm ci\necho ready"}]
	late := {"run": "npm test", "if": "github.event_name == 'push'"}
	_done_by(array.concat(ready, [late]), both) == set()
	_done_by([late], both) == set()
	_done_by([{"run": "npm test", "if": "${{ github.ref == 'refs/heads/main' }}"}], both) == set()
	_done_by(array.concat(ready, [late]), {"pull_request": null, "push": null}) == {"test"}
	every early in [
		{"run": "npm test"}, {"run": "npm ci && npm test"}, {"uses": "acme/test@v1"}, {"uses": "./.github/actions/setup-and-test"},
		{"run": "make", "if": "github.event_name == 'pull_request'"}, {"run": "npm ci; ./check.sh", "if": "success()"},
	] {
		_done_by(array.concat(ready, [early, late]), both) == {"test"}
	}
	_done_by(ready, both) == {"test"}
	_done_by([], both) == {"test"}
	_done_by("x", both) == {"test"}
}

test_knows_what_runs_at_any_time if {
	facts := {"pipelines": [{"jobs": [{"does": ["scan"], "tools": ["trivy"]}]}]}
	pipelines.done == {"scan"} with input.facts as facts
	pipelines.tools == {"trivy"} with input.facts as facts
}

test_tells_what_is_hidden if {
	remote := {"id": "ci", "line": 6, "does": [], "uses": "acme/ci/.github/workflows/go.yml@v2"}
	pipelines.hidden == {{
		"message": `job "ci" is acme/ci/.github/workflows/go.yml@v2, which is not in the repository`,
		"at": ["files", "ci.yml"],
		"line": 6,
	}} with input.facts as {"ci": [], "pipelines": [object.union(
		_pipeline("github_actions", ["pull_request"]),
		{"jobs": [remote, _job([])]},
	)]}
	pipelines.hidden == {{
		"message": "the pipeline takes jobs from acme/ci/go.yml@v2, which is not in the repository",
		"at": ["files", "ci.yml"],
		"line": 2,
	}} with input.facts as {"pipelines": [object.union(
		_pipeline("gitlab_ci", ["push"]),
		{"uses": [{"ref": "acme/ci/go.yml@v2", "line": 2}]},
	)]}
	pipelines.hidden == set() with input.facts as {"pipelines": [object.union(
		_pipeline("buildkite", ["push"]),
		{"uses": [{"ref": "docker-compose#v4.14.0", "line": 2}]},
	)]}
	pipelines.hidden == {{"message": "what the files of travis do is not known", "at": []}} with input.facts as {
		"ci": ["travis", "jenkins"],
		"pipelines": [],
	}
}

test_what_is_in_the_repository_is_not_hidden if {
	every reference in [
		"./.gitlab-ci/build.yml", "/ci/build.yml", "$/.github/workflows/build.yml", "template:Jobs/SAST.gitlab-ci.yml", "",
	] {
		count(pipelines.hidden) == 0 with input.facts as {"ci": [], "pipelines": [object.union(
			_pipeline("gitlab_ci", ["push"]),
			{"uses": [{"ref": reference, "line": 2}]},
		)]}
	}
	every reference in ["acme/ci/go.yml@v2", "https://ci.acme.dev/go.yml", ".github/workflows/build.yml@main", "acme/ci/go.yml"] {
		count(pipelines.hidden) == 1 with input.facts as {"ci": [], "pipelines": [object.union(
			_pipeline("gitlab_ci", ["push"]),
			{"uses": [{"ref": reference, "line": 2}]},
		)]}
	}
}

_azure(jobs, references) := {"facts": {"ci": [], "pipelines": [object.union(
	_pipeline("azure_pipelines", ["push"]),
	{"jobs": jobs, "uses": [{"ref": reference, "line": 7} | some reference in references]},
)]}}

test_tasks_of_azure_are_steps if {
	pipelines.hidden == set() with input as _azure([_job([])], ["Gradle@3", "PublishTestResults@2"])
	pipelines.hidden == {{
		"message": "the pipeline takes jobs from go.yml@templates, which is not in the repository",
		"at": ["files", "ci.yml"],
		"line": 7,
	}} with input as _azure([_job([])], ["Gradle@3", "go.yml@templates"])
}

test_templates_of_azure_stand_in_the_repository if {
	called := object.union(_job(["test"]), {"uses": "eng/test.yml"})
	pipelines.hidden == set() with input as _azure([called], ["eng/test.yml"])
	every reference in ["eng/test.yml", "/eng/test.yml@self"] {
		pipelines.hidden == {{
			"message": sprintf("what the template %s does is not known", [reference]),
			"at": ["files", "ci.yml"],
			"line": 7,
		}} with input as _azure([object.union(_job([]), {"uses": reference})], [reference])
	}
}

test_leaves_out_what_is_for_other_repositories if {
	every path in ["skeleton/ci/Jenkinsfile", "templates/go/content/azure-pipelines.yml", "examples/a/azure-pipelines.yml"] {
		pipelines.own == [] with input as {"facts": {"pipelines": [{"path": path}]}}
	}
	every path in [".azure-pipelines/templates/test.yml", "ci/Jenkinsfile", "template.gitlab-ci.yml"] {
		count(pipelines.own) == 1 with input as {"facts": {"pipelines": [{"path": path}]}}
	}
}

test_has_what_its_own_pipelines_include if {
	parts := [
		{"path": "templates/lint.yml", "uses": [{"ref": "./examples/more.gitlab-ci.yml"}]},
		{"path": "examples/more.gitlab-ci.yml"},
		{"path": "templates/go/.gitlab-ci.yml", "uses": [{"ref": "./templates/go/test.gitlab-ci.yml"}]},
		{"path": "templates/go/test.gitlab-ci.yml", "uses": []},
	]
	every ref in ["./templates/lint.yml", "./templates/*.yml", "./*/lint.yml"] {
		root := {"path": ".gitlab-ci.yml", "uses": [{"ref": ref}]}
		{pipeline.path | some pipeline in pipelines.own} == {
			".gitlab-ci.yml", "templates/lint.yml",
			"examples/more.gitlab-ci.yml",
		} with input as {"facts": {"pipelines": array.concat([root], parts)}}
	}
	every ref in ["./templates/other.yml", "group/project/templates/lint.yml", "./ci/*.yml"] {
		root := {"path": ".gitlab-ci.yml", "uses": [{"ref": ref}]}
		[pipeline.path | some pipeline in pipelines.own] == [".gitlab-ci.yml"] with input as {"facts": {"pipelines": array.concat([root], parts)}}
	}
}

test_does_not_know_the_jobs_of_prow if {
	pipelines.hidden == {{
		"message": "what Prow or Gerrit runs, which read OWNERS, is not in the repository",
		"at": ["files", "OWNERS"],
	}} with input as {"files": {"OWNERS": {}}, "facts": {"ci": [], "pipelines": []}}
	pipelines.hidden == set() with input as {"files": {"docs/OWNERS": {}}, "facts": {"ci": [], "pipelines": []}}
}

test_does_not_know_what_other_files_of_jenkins_do if {
	pipelines.hidden == {{"message": "what ci/Jenkinsfile-owasp does is not known", "at": ["files", "ci/Jenkinsfile-owasp"]}} with input as {
		"files": {"ci/Jenkinsfile-owasp": {}, "Jenkinsfile": {}, "docs/Jenkinsfile-howto.md": {}},
		"facts": {"ci": ["jenkins"], "pipelines": [_pipeline("jenkins", [])]},
	}
}

test_does_not_know_what_files_of_other_systems_do if {
	every path in [
		".github/cloudbuild/ci-pr.yaml", ".cloudbuild/test.yaml", "ci/cloudbuild.yaml", "cloudbuild-test.yaml",
		"cloudbuild.pr.yml", ".bazelci/presubmit.yml", ".build.yml", ".builds/alpine.yml", ".zuul.yaml", "zuul.d/jobs.yaml",
		".kokoro/presubmit/linux.cfg", "bitrise.yml", "buildbot-nix.toml", "garnix.yaml", ".vsts-ci.yml", "vsts-official.yaml",
		"azure-pipeline.yml", ".azure-pipelines.yml", "azurepipelines.yml", "eng/pipelines/ci.yml", ".ado/publish.yml",
		"build/azure-pipelines/product.yml", "build/int.cloudbuild.yaml", "lint-cloudbuild.yml",
	] {
		pipelines.hidden == {{"message": sprintf("what %s does is not known", [path]), "at": ["files", path]}} with input as {
			"files": {path: {}},
			"facts": {"ci": [], "pipelines": []},
		}
	}
	every path in [
		"examples/cloudbuild-test.yaml", "src/web/cloudbuild.yaml", "cloudbuilder.yaml", "docs/cloudbuild/a.yaml",
		"web/bitrise.yml", "build.yml", "eng/pipelines/test-template.yml", "eng/ci.yml", "azure/main.yml", "docs/.vsts-ci.yml",
		"azure-pipelines.yml", "azure-pipelines-names.yml", "src/int.cloudbuild.yaml", "build/uncloudbuild.yaml",
	] {
		pipelines.hidden == set() with input as {"files": {path: {}}, "facts": {"ci": [], "pipelines": []}}
	}
}

_elsewhere(path, triggers) := {"system": "github_actions", "path": path, "triggers": triggers, "uses": [], "jobs": [{
	"id": "all",
	"line": 3,
	"uses": "acme/ci/.github/workflows/all.yml@v4",
	"does": [],
}]}

test_what_is_for_people_has_nothing_to_do_with_the_code if {
	every path in [
		".github/workflows/stale.yml", ".github/workflows/dependabot-auto-merge.yml", ".github/workflows/first-time-pr.yaml",
		".forgejo/workflows/assign-issues.yml", ".github/workflows/labeler.yml",
	] {
		pipelines.unseen_parts(_elsewhere(path, ["pull_request_target"])) == []
	}
	pipelines.unseen_parts(_elsewhere(".github/workflows/help.yml", ["issues", "discussion"])) == []
	every path in [
		".github/workflows/help.yml", ".github/workflows/label-image.yml", ".github/workflows/enable.yml", "ci/stale.yml",
	] {
		count(pipelines.unseen_parts(_elsewhere(path, ["issues", "push"]))) == 1
	}
	count(pipelines.unseen_parts(_elsewhere(".github/workflows/help.yml", []))) == 1
}

test_does_not_know_what_stands_behind_targets if {
	job := {"id": "check", "line": 4, "tools": ["just", "make", "npm"]}
	pipelines.behind_targets("ci.yml", job) == {
		"message": `what stands behind the targets of just and make in job "check" is not known`,
		"at": ["files", "ci.yml"],
		"line": 4,
	}
	not pipelines.behind_targets("ci.yml", {"id": "check", "line": 4, "tools": ["go", "npm"]})
}

test_does_not_know_all_environments_of_tox if {
	pipeline := object.union(_pipeline("github_actions", ["pull_request"]), {"jobs": [object.union(_job(["test"]), {"tools": ["make", "tox"]})]})
	pipelines.behind_environments == {{
		"message": `what stands behind the targets of tox in job "check" is not known`,
		"at": ["files", "ci.yml"],
		"line": 4,
	}} with input.facts as {"ci": [], "pipelines": [pipeline]}
	pipelines.behind_environments == set() with input.facts as {"ci": [], "pipelines": [_pipeline("github_actions", ["pull_request"])]}
}

test_tells_jobs_that_make_images if {
	every deed in ["build", "release"] {
		pipelines.makes_image({"does": [deed, "scan"], "tools": ["docker", "trivy"]})
	}
	not pipelines.makes_image({"does": ["deploy"], "tools": ["docker"]})
	not pipelines.makes_image({"does": ["build"], "tools": ["npm"]})
}

test_leaves_out_what_only_steps_do_that_wait_for_the_merge if {
	_done_by_steps("github.ref == 'refs/heads/main'") == {"lint"}
	_done_by_steps("matrix.os == 'ubuntu-latest'") == {"lint", "test"}
	_done_by_steps("github.event_name == 'pull_request'") == {"lint", "test"}
}

_done_by_steps(condition) := done if {
	steps := [{"uses": "actions/checkout@v4"}, {"run": "make lint"}, {"run": "make test", "if": condition}]
	told := [{"at": 1, "does": ["lint"], "tools": ["make"]}, {"at": 2, "does": ["test"], "tools": ["make"]}]
	job := object.union(_job(["lint", "test"]), {"tools": ["make"], "steps": told})
	on := {"pull_request": null, "push": {"branches": ["main"]}}
	pipeline := object.union(_pipeline("github_actions", ["pull_request", "push"]), {"jobs": [job]})
	done := pipelines.done_before_merge with input as {
		"documents": {"github_workflow": [{"path": "ci.yml", "value": {"on": on, "jobs": {"check": {"steps": steps}}}}]},
		"facts": {"pipelines": [pipeline]},
	}
}
