package build.banned_library_test

import data.build.banned_library

_shop(constraint) := {"files": {}, "entity": {"scope": ""}, "facts": {"packages": [{
	"path": "pom.xml",
	"ecosystem": "maven",
	"dependencies": [
		{"name": "org.apache.logging.log4j:log4j-core", "constraint": constraint, "group": "runtime", "line": 12},
		{"name": "com.acme:orders", "group": "runtime", "line": 16},
	],
}]}}

_deny(constraint, libraries) := found if {
	found := banned_library.deny with input as _shop(constraint) with data.karat.parameters as {"libraries": libraries}
}

_log4j := ["maven/org.apache.logging.log4j:log4j-core < 2.25.3"]

test_finds_banned_libraries if {
	_deny("2.20.0", ["maven/com.acme:*"]) == {{
		"message": "com.acme:orders is not to be used any more",
		"at": ["files", "pom.xml"],
		"line": 16,
		"words": ["com.acme:orders"],
	}}
}

test_finds_versions_below_the_least if {
	_deny("2.20.0", _log4j) == {{
		"message": "org.apache.logging.log4j:log4j-core is used from 2.20.0 on, the least version is 2.25.3",
		"at": ["files", "pom.xml"],
		"line": 12,
		"words": ["org.apache.logging.log4j:log4j-core"],
	}}
	every constraint in ["^2.9", "~> 2.25.2", ">=1.0, <3", "v1"] {
		count(_deny(constraint, _log4j)) == 1
	}
}

test_accepts_versions_from_the_least_on if {
	every constraint in ["2.25.3", "2.100.0", "^3", "2", "latest", "", "<4", "*"] {
		_deny(constraint, _log4j) == set()
	}
}

test_accepts_other_libraries if {
	_deny("1.0.0", ["npm/org.apache.logging.log4j:log4j-core", "maven/log4j", "nonsense"]) == set()
	_deny("1.0.0", []) == set()
}

test_applies_where_the_configuration_bans_something if {
	banned_library.applies with input as _shop("1") with data.karat.parameters as {"libraries": _log4j}
	not banned_library.applies with input as _shop("1") with data.karat.parameters as {"libraries": []}
	not banned_library.applies with input as {"kind": "Pod"} with data.karat.parameters as {"libraries": _log4j}
}
