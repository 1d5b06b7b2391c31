package build.large_file_test

import data.build.large_file

_deny(files, allowed) := found if {
	found := large_file.deny with input as {"files": files} with data.karat.parameters as {
		"largest_kib": 5120,
		"allowed": allowed,
	}
}

test_finds_large_files if {
	_deny({"data/dump.sql": {"size": 7864320}, "README.md": {"size": 812}}, []) == {{
		"message": "the file has 8 MiB",
		"at": ["files", "data/dump.sql"],
	}}
}

test_accepts_files_up_to_the_limit if {
	_deny({"a.bin": {"size": 5242880}, "unknown": {}}, []) == set()
}

test_accepts_what_the_configuration_allows if {
	_deny({"data/a/dump.sql": {"size": 7864320}}, ["data/**"]) == set()
	_deny({"data/a/dump.sql": {"size": 7864320}}, ["docs/**"]) != set()
}

test_accepts_other_kinds if {
	large_file.deny == set() with input as {"kind": "Pod"}
}
