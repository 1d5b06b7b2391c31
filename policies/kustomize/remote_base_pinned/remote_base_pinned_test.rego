package kustomize.remote_base_pinned_test

import data.kustomize.remote_base_pinned

_found(entry, at) := {{"message": sprintf("%q is not pinned to a commit or a full version", [entry]), "at": at}}

test_finds_what_may_move if {
	every entry in [
		"https://github.com/example/web//deploy?ref=main",
		"https://github.com/example/web//deploy?ref=v1",
		"https://github.com/example/web//deploy",
		"github.com/example/web/deploy",
		"git@github.com:example/web.git//deploy?ref=release-1.4",
		"ssh://git@example.com/web",
		"https://raw.githubusercontent.com/example/web/main/install.yaml",
		"https://github.com/example/web/releases/latest/download/install.yaml",
	] {
		remote_base_pinned.deny == _found(entry, ["resources", 1]) with input as {"resources": ["web.yaml", entry]}
	}
	base := "github.com/example/web/deploy"
	remote_base_pinned.deny == _found(base, ["bases", 0]) with input as {"bases": [base]}
	remote_base_pinned.deny == _found(base, ["components", 0]) with input as {"components": [base]}
}

test_accepts_what_stays if {
	every entry in [
		"https://github.com/example/web//deploy?ref=v1.4.2",
		"https://github.com/example/web//deploy?timeout=90s&ref=0123456789abcdef0123456789abcdef01234567",
		"github.com/example/web/deploy?ref=web-1.4.2",
		"https://github.com/example/web/releases/download/v1.4.2/install.yaml",
		"https://raw.githubusercontent.com/example/web/0123456789abcdef0123456789abcdef01234567/install.yaml",
	] {
		remote_base_pinned.deny == set() with input as {"resources": [entry]}
	}
}

test_accepts_what_is_here if {
	every entry in ["web.yaml", "../base", "./web/deploy", "base/web/deploy.yaml"] {
		remote_base_pinned.deny == set() with input as {"resources": [entry]}
	}
	remote_base_pinned.deny == set() with input as {"kind": "Pod"}
}

test_finds_remote_transformers if {
	remote := "https://github.com/acme/labels?ref=main"
	count(remote_base_pinned.deny) == 3 with input as {"transformers": [remote], "generators": [remote], "validators": [remote]}
}

test_finds_files_that_may_move if {
	moving := "https://raw.githubusercontent.com/example/web/main/patch.yaml"
	fixed := "https://raw.githubusercontent.com/example/web/v1.4.2/patch.yaml"
	every at, input_of in {
		["patches", 0, "path"]: _patches, ["patchesStrategicMerge", 0]: _merged, ["configMapGenerator", 0, "files", 0]: _generated,
		["openapi", "path"]: _schema, ["helmCharts", 0, "valuesFile"]: _valued,
	} {
		remote_base_pinned.deny == _found(moving, at) with input as json.patch(input_of, [{"op": "replace", "path": at, "value": moving}])
		remote_base_pinned.deny == set() with input as json.patch(input_of, [{"op": "replace", "path": at, "value": fixed}])
		remote_base_pinned.deny == set() with input as input_of
	}
	named := {"secretGenerator": [{"files": [sprintf("web.yaml=%s", [moving])], "envs": ["web.env"]}]}
	remote_base_pinned.deny == _found(moving, ["secretGenerator", 0, "files", 0]) with input as named
	inline := "kind: ConfigMap\nmetadata: {name: a}\ndata: {url: \"https://example.com/main\"}"
	remote_base_pinned.deny == set() with input as {"patchesStrategicMerge": [inline], "patches": [{"patch": inline}]}
}

_patches := {"patches": [{"path": "a.yaml"}]}

_merged := {"patchesStrategicMerge": ["a.yaml"]}

_generated := {"configMapGenerator": [{"name": "a", "files": ["a.yaml"]}]}

_schema := {"openapi": {"path": "a.json"}}

_valued := {"helmCharts": [{"name": "web", "valuesFile": "values.yaml"}]}

_charts(fields) := {"helmCharts": [object.union({"name": "web"}, fields)]}

test_finds_charts_of_any_version if {
	message := "chart \"web\" is not pinned to a full version"
	repo := {"repo": "https://charts.example.com"}
	remote_base_pinned.deny == {{"message": message, "at": ["helmCharts", 0]}} with input as _charts(repo)
	every version in ["", "^1.0.0", "1", "*"] {
		remote_base_pinned.deny == {{"message": message, "at": ["helmCharts", 0, "version"]}} with input as _charts(object.union(
			repo,
			{"version": version},
		))
	}
	remote_base_pinned.deny == set() with input as _charts(object.union(repo, {"version": "1.4.2"}))
	remote_base_pinned.deny == set() with input as _charts({"releaseName": "web"})
	remote_base_pinned.deny == set() with input as _charts({"repo": "", "version": ""})
}
