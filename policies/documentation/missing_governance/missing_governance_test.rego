package documentation.missing_governance_test

import data.documentation.missing_governance

_found := {{"message": "nothing says how decisions are taken", "at": []}}

_repository(folders, heading) := {
	"files": {},
	"folders": folders,
	"facts": {"docs": {"README.md": {"words": 90, "headings": [{"level": 2, "text": heading, "line": 3}], "links": []}}},
}

test_finds_repositories_that_do_not_say if {
	missing_governance.deny == _found with input as _repository({"": ["README.md"]}, "Usage")
	missing_governance.deny == _found with input as _repository({"vendor/a": ["GOVERNANCE.md"]}, "Usage")
}

test_accepts_files_where_they_are_looked_for if {
	every folders in [{"": ["GOVERNANCE.md"]}, {"docs": ["governance.md"]}] {
		missing_governance.deny == set() with input as _repository(folders, "Usage")
	}
}

test_accepts_readmes_that_say_it if {
	missing_governance.deny == set() with input as _repository({"": ["README.md"]}, "Governance")
}

test_accepts_other_kinds if {
	missing_governance.deny == set() with input as {"kind": "Pod"}
}
