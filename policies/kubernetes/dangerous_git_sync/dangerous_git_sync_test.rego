package kubernetes.dangerous_git_sync_test

import data.kubernetes.dangerous_git_sync

_pod(container) := {"kind": "Pod", "spec": {"containers": [object.union({"name": "sync", "image": "registry.k8s.io/git-sync/git-sync:v4.2.4"}, container)]}}

_finding(path) := {{"message": "container \"sync\" runs another program as git", "at": array.concat(["spec", "containers", 0], path)}}

test_finds_another_program if {
	every name in ["GITSYNC_GIT", "GIT_SYNC_GIT"] {
		dangerous_git_sync.deny == _finding(["env", 1, "name"]) with input as _pod({"env": [
			{"name": "GITSYNC_REPO", "value": "https://github.com/acme/site"},
			{"name": name, "value": "/tmp/git"},
		]})
	}
	dangerous_git_sync.deny == _finding(["args", 1]) with input as _pod({"args": ["--repo=https://github.com/acme/site", "--git=/tmp/git"]})
	dangerous_git_sync.deny == _finding(["args", 0]) with input as _pod({"args": ["--git", "/tmp/git"]})
}

test_accepts_others if {
	every container in [
		{}, {"env": [{"name": "GITSYNC_REPO", "value": "a"}, null]}, {"args": ["--git-config=a:b"]}, {"args": ["--git=git"]},
		{"image": "nginx", "env": [{"name": "GITSYNC_GIT", "value": "/tmp/git"}]}, {"image": null}, {"env": "GITSYNC_GIT"},
	] {
		dangerous_git_sync.deny == set() with input as _pod(container)
	}
	dangerous_git_sync.deny == set() with input as {"kind": "ConfigMap"}
}
