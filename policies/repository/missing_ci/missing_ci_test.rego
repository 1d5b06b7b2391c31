package repository.missing_ci_test

import data.repository.missing_ci

_repository(systems) := {"files": {}, "folders": {}, "facts": {"ci": systems}, "documents": {}}

test_finds_repositories_without_ci if {
	missing_ci.deny == {{
		"message": "the repository configures no CI system",
		"at": [],
	}} with input as _repository([])
}

test_does_not_know_what_prow_runs if {
	owned := object.union(_repository([]), {"files": {"OWNERS": {}}})
	missing_ci.deny == set() with input as owned
	count(missing_ci.unknown) == 1 with input as owned
}

test_accepts_repositories_with_ci if {
	missing_ci.deny == set() with input as _repository(["gitlab_ci"])
}

test_accepts_pipelines_of_jenkins_by_other_names if {
	every path in ["Jenkinsfile_k8s", "ci/Jenkinsfile-nightly"] {
		missing_ci.deny == set() with input as object.union(_repository([]), {"files": {path: {}}})
	}
	every path in ["docs/examples/Jenkinsfile-a", "docs/Jenkinsfile-a", "templates/java/Jenkinsfile-a", "Testdata/Jenkinsfile-a"] {
		count(missing_ci.deny) == 1 with input as object.union(_repository([]), {"files": {path: {}}})
	}
}

test_accepts_repositories_whose_facts_are_unknown if {
	missing_ci.deny == set() with input as {"files": {}, "documents": {}}
}

test_accepts_other_kinds if {
	missing_ci.deny == set() with input as {"kind": "Pod", "facts": {"ci": []}}
}
