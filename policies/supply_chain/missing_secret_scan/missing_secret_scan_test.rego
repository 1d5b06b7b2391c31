package supply_chain.missing_secret_scan_test

import data.supply_chain.missing_secret_scan

_repository(tools) := {
	"files": {"Dockerfile": {}, "go.mod": {}},
	"documents": {"dockerfile": [{"path": "Dockerfile", "value": {"stages": []}}]},
	"facts": {
		"packages": [{"path": "go.mod", "ecosystem": "go", "dependencies": [{"name": "a"}]}],
		"pipelines": [_pipeline(tools, {})],
	},
}

_pipeline(tools, more) := {"system": "gitlab_ci", "path": ".gitlab-ci.yml", "uses": [], "jobs": [object.union(
	{"id": "check", "line": 4, "does": ["test", "scan"], "tools": tools},
	more,
)]}

_deny(repository) := found if {
	found := missing_secret_scan.deny with input as repository with data.karat.parameters as {"tools": ["acme-scan"]}
}

_found := {{"message": "no pipeline looks for secrets in the code", "at": []}}

test_finds_pipelines_without_such_a_scan if {
	_deny(_repository(["go", "semgrep"])) == _found
	idle := json.patch(_repository(["gitleaks"]), [{
		"op": "replace",
		"path": "/facts/pipelines/0/jobs/0/does",
		"value": ["test"],
	}])
	_deny(idle) == _found
}

test_accepts_pipelines_that_scan if {
	_deny(_repository(["go", "gitleaks"])) == set()
	_deny(_repository(["acme-scan"])) == set()
}

test_accepts_hooks_that_a_pipeline_runs if {
	hooks := {"documents": {"pre_commit": [{
		"path": ".pre-commit-config.yaml",
		"value": {"repos": [{"hooks": [{"id": "gitleaks"}]}]},
	}]}}
	_deny(object.union(_repository(["pre-commit"]), hooks)) == set()
	_deny(object.union(_repository(["go"]), hooks)) == _found
	hosted := json.patch(hooks, [{"op": "add", "path": "/documents/pre_commit/0/value/ci", "value": {"skip": []}}])
	_deny(object.union(_repository(["go"]), hosted)) == set()
	skipped := json.patch(hooks, [{"op": "add", "path": "/documents/pre_commit/0/value/ci", "value": {"skip": ["gitleaks"]}}])
	_deny(object.union(_repository(["go"]), skipped)) == _found
}

test_does_not_know_what_other_repositories_do if {
	job := {"does": [], "uses": "acme/scans"}
	repository := json.patch(_repository([]), [{"op": "replace", "path": "/facts/pipelines/0", "value": _pipeline([], job)}])
	_deny(repository) == set()
	missing_secret_scan.unknown == {{
		"message": `job "check" is acme/scans, which is not in the repository`,
		"at": ["files", ".gitlab-ci.yml"],
		"line": 4,
	}} with input as repository with data.karat.parameters as {"tools": []}
}

test_does_not_apply_without_pipelines if {
	repository := json.patch(_repository([]), [{"op": "replace", "path": "/facts/pipelines", "value": []}])
	not missing_secret_scan.applies with input as repository
	_deny(repository) == set()
}

test_does_not_know_what_targets_scan if {
	by_make := _repository(["make"])
	_deny(by_make) == set()
	missing_secret_scan.unknown == {{
		"message": `what stands behind the targets of make in job "check" is not known`,
		"at": ["files", ".gitlab-ci.yml"],
		"line": 4,
	}} with input as by_make with data.karat.parameters as {"tools": []}
}

test_accepts_other_kinds if {
	_deny({"kind": "Pod"}) == set()
}
