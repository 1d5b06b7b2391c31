package terraform.azure.postgre_sql_min_tls_version_test

import data.lib.fix
import data.terraform.azure.postgre_sql_min_tls_version

_module(body) := {"resource": {"azurerm_postgresql_server": {"main": [body]}}}

_found(steps) := {{
	"message": "connections with old versions of TLS are accepted",
	"at": array.concat(["resource", "azurerm_postgresql_server", "main", 0], steps),
	"resource": "azurerm_postgresql_server.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["ssl_minimal_tls_version_enforced"], {"ssl_minimal_tls_version_enforced": "TLSEnforcementDisabled"}],
	[["ssl_minimal_tls_version_enforced"], {"ssl_minimal_tls_version_enforced": "TLS1_0"}],
	[["ssl_minimal_tls_version_enforced"], {"ssl_minimal_tls_version_enforced": "TLS1_1"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(postgre_sql_min_tls_version.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"ssl_minimal_tls_version_enforced": "TLS1_2"},
	{},
	{"ssl_minimal_tls_version_enforced": null},
]

test_accepts_what_is_right if {
	every body in _right {
		postgre_sql_min_tls_version.deny == set() with input as _module(body)
		postgre_sql_min_tls_version.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"ssl_minimal_tls_version_enforced": "${var.choice}"}
	postgre_sql_min_tls_version.deny == set() with input as _module(body)
	postgre_sql_min_tls_version.unknown == {{
		"message": "ssl_minimal_tls_version_enforced is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_postgresql_server", "main", 0], ["ssl_minimal_tls_version_enforced"]),
		"resource": "azurerm_postgresql_server.main",
	}} with input as _module(body)
}

test_knows_the_default_of_old_providers if {
	every version, number in {"~> 2.0": 1, "~> 3.0": 0, "~> 4.0": 0} {
		module := object.union(_module({}), {"terraform": [{"required_providers": [{"azurerm": {"version": version}}]}]})
		count(postgre_sql_min_tls_version.deny) == number with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	postgre_sql_min_tls_version.deny == set() with input as {"kind": "Pod"}
	postgre_sql_min_tls_version.unknown == set() with input as {"kind": "Pod"}
	postgre_sql_min_tls_version.deny == set() with input as {"resource": {"azurerm_postgresql_server": "odd"}}
}
