package build.stale_toolchain_test

import data.build.stale_toolchain

_tool(tool, version, path, end) := {
	"tool": tool,
	"version": version,
	"path": path,
	"line": 1,
	"exact": false,
	"end_of_life": end,
}

# 2026-11-26
_now := 1795651200

_shop(tools) := {"files": {}, "entity": {"scope": ""}, "facts": {"now": _now, "today": "2026-11-26", "toolchains": tools}}

_deny(tools, days) := found if {
	found := stale_toolchain.deny with input as _shop(tools) with data.karat.parameters as {"days_before": days}
}

_old := _tool("node", "18", ".nvmrc", "2025-04-30")

_found := {{
	"message": "node 18 gets no more fixes after 2025-04-30",
	"at": ["files", ".nvmrc"],
	"line": 1,
	"words": ["18"],
}}

test_finds_what_gets_no_more_fixes if {
	_deny([_old, _tool("node", "24", "Dockerfile", "2028-04-30")], 0) == _found
	count(_deny([_tool("go", "1.24", "go.mod", "2026-11-25")], 0)) == 1
}

test_accepts_what_is_kept_up if {
	_deny([_tool("go", "1.24", "go.mod", "2026-11-26")], 0) == set()
	_deny([object.remove(_old, ["end_of_life"])], 0) == set()
}

test_warns_before_the_end_where_the_configuration_asks_for_it if {
	count(_deny([_tool("go", "1.24", "go.mod", "2026-12-20")], 30)) == 1
	_deny([_tool("go", "1.24", "go.mod", "2026-12-27")], 30) == set()
}

test_leaves_the_least_version_of_a_module if {
	go := _tool("go", "1.21", "go.mod", "2024-08-13")
	count(_deny([go], 0)) == 1
	_deny([go, _tool("go", "1.26", "Dockerfile", "2027-02-01")], 0) == set()
}

test_judges_the_newest_of_several_targets if {
	old := _tool("dotnet", "6.0", "src/A.csproj", "2024-11-12")
	newer := _tool("dotnet", "8.0", "src/A.csproj", "2026-11-10")
	_deny([old, _tool("dotnet", "10.0", "src/A.csproj", "2028-11-14")], 0) == set()
	_deny([old, object.remove(_tool("dotnet", "12.0", "src/A.csproj", ""), ["end_of_life"])], 0) == set()
	{finding.words[0] | some finding in _deny([old, newer], 0)} == {"8.0"}
	{finding.words[0] | some finding in _deny([old, object.union(newer, {"line": 2})], 0)} == {"6.0", "8.0"}
	{finding.words[0] | some finding in _deny([old], 0)} == {"6.0"}
}

test_applies_where_an_end_is_known if {
	stale_toolchain.applies with input as _shop([_old])
	not stale_toolchain.applies with input as _shop([object.remove(_old, ["end_of_life"])])
	not stale_toolchain.applies with input as {"kind": "Pod"}
}

test_measures_the_share_that_is_kept_up if {
	stale_toolchain.measure == {"value": 1, "of": 2} with input as _shop([_old, _tool("go", "1.26", "go.mod", "2027-02-01")])
		with data.karat.parameters as {"days_before": 0}
}
