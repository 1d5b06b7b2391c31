package delivery.missing_source_path_test

import data.delivery.missing_source_path

_repository(spec) := {
	"files": {},
	"folders": {"": ["README.md"], "apps/shop": ["deployment.yaml"]},
	"facts": {"git_refs": {"default_branch": "main", "remotes": [{"name": "origin", "slug": "acme/deploy"}]}},
	"documents": {"argocd": [{"path": "argocd/shop.yaml", "value": {
		"kind": "Application",
		"metadata": {"name": "shop"},
		"spec": spec,
	}}]},
}

_source(address, path, revision) := {"source": {"repoURL": address, "path": path, "targetRevision": revision}}

_found(path, at) := {{
	"message": sprintf(`Application "shop" takes %s, which is no folder of the repository`, [path]),
	"at": array.concat(["documents", "argocd", 0, "value", "spec"], at),
}}

test_finds_paths_that_are_not_there if {
	missing_source_path.deny == _found("apps/web", ["source", "path"]) with input as _repository(_source(
		"https://github.com/Acme/deploy.git",
		"apps/web",
		"HEAD",
	))
	missing_source_path.deny == _found("./apps/web/", ["sources", 1, "path"]) with input as _repository({"sources": [
		{"repoURL": "git@github.com:acme/deploy.git", "path": "apps/shop"},
		{"repoURL": "git@github.com:acme/deploy", "path": "./apps/web/", "targetRevision": "main"},
	]})
}

test_leaves_out_what_no_tool_would_read if {
	every spec in [null, [], {"sources": 1}, {"source": {"repoURL": 1, "path": "apps/web"}}, {"source": "apps/web"}] {
		missing_source_path.deny == set() with input as _repository(spec)
	}
}

test_accepts_paths_that_are_there if {
	every path in ["apps/shop", "./apps/shop/", "/apps/shop", ".", "apps"] {
		missing_source_path.deny == set() with input as _repository(_source("https://github.com/acme/deploy", path, "main"))
	}
}

test_does_not_apply_to_other_repositories_and_revisions if {
	not missing_source_path.applies with input as _repository(_source("https://github.com/acme/other", "web", "HEAD"))
	not missing_source_path.applies with input as _repository(_source("https://github.com/acme/deploy", "web", "v1.2.0"))
	not missing_source_path.applies with input as _repository(_source("https://github.com/acme/deploy", "{{path}}", "HEAD"))
	missing_source_path.deny == set() with input as _repository({})
}

test_measures_the_share if {
	missing_source_path.measure == {"value": 0, "of": 1} with input as _repository(_source(
		"https://github.com/acme/deploy",
		"web",
		"main",
	))
}

test_accepts_other_kinds if {
	missing_source_path.deny == set() with input as {"kind": "Pod"}
}
