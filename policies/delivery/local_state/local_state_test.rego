package delivery.local_state_test

import data.delivery.local_state

_root(more) := object.union({"provider": {"aws": [{}]}, "resource": {"aws_s3_bucket": {"a": [{}]}}}, more)

_module(path, value) := {"path": path, "index": 0, "value": value}

_repository(modules) := {"files": {}, "folders": {}, "documents": {"terraform": modules}}

_found(title, index) := {{
	"message": sprintf("the root module %s keeps its state in a local file", [title]),
	"at": ["documents", "terraform", index, "value", "provider"],
}}

test_finds_roots_without_a_backend if {
	local_state.deny == _found("in infra", 0) with input as _repository([_module("infra/main.tf", _root({}))])
	local_state.deny == _found("at the root of the repository", 0) with input as _repository([_module(
		"main.tf",
		_root({}),
	)])
	local := {"terraform": [{"backend": {"local": [{}]}}]}
	local_state.deny == _found("in infra", 1) with input as _repository([
		_module("infra/versions.tf", local),
		_module("infra/main.tf", _root({})),
	])
}

test_accepts_remote_state if {
	every block in [{"backend": {"s3": [{}]}}, {"cloud": [{}]}] {
		local_state.deny == set() with input as _repository([_module("infra/main.tf", _root({"terraform": [block]}))])
	}
	terragrunt := object.union(
		_repository([_module("infra/web/main.tf", _root({}))]),
		{"folders": {"infra": ["root.hcl"]}},
	)
	local_state.deny == set() with input as terragrunt
}

test_does_not_apply_to_modules_that_are_called if {
	caller := _module("infra/main.tf", {"module": {"net": [{"source": "../shared/net"}]}})
	not local_state.applies with input as _repository([caller, _module("shared/net/main.tf", _root({}))])
	not local_state.applies with input as _repository([_module("modules/a/main.tf", _root({}))])
	not local_state.applies with input as _repository([_module("a/main.tf", {"resource": {"a": {}}})])
}

test_measures_the_share if {
	local_state.measure == {"value": 1, "of": 2} with input as _repository([
		_module("a/main.tf", _root({})),
		_module("b/main.tf", _root({"terraform": [{"cloud": [{}]}]})),
	])
}

test_accepts_other_kinds if {
	local_state.deny == set() with input as {"kind": "Pod"}
}
