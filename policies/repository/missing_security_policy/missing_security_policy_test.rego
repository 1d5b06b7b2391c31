package repository.missing_security_policy_test

import data.lib.fix
import data.repository.missing_security_policy

_found := {{"message": "the repository has no security policy", "at": []}}

_repository(folders) := {"files": {}, "folders": folders, "documents": {}}

test_finds_repositories_without_a_policy if {
	fix.bare(missing_security_policy.deny) == _found with input as _repository({"": ["README.md", "security.go"]})
	fix.bare(missing_security_policy.deny) == _found with input as _repository({"src": ["SECURITY.md"]})
}

test_accepts_policies_where_they_are_looked_for if {
	missing_security_policy.deny == set() with input as _repository({"": ["SECURITY.md"]})
	missing_security_policy.deny == set() with input as _repository({".github": ["Security.rst"]})
	missing_security_policy.deny == set() with input as _repository({".well-known": ["security.txt"]})
}

test_accepts_other_kinds if {
	missing_security_policy.deny == set() with input as {"kind": "Pod"}
}
