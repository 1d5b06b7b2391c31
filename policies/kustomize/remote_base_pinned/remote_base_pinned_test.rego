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
