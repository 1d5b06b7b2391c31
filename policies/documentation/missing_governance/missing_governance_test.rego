package documentation.missing_governance_test

import data.documentation.missing_governance

_found := {{"message": "nothing says how decisions are taken", "at": []}}

_repository(folders, heading) := {
	"files": {},
	"folders": folders,
	"facts": {"docs": {"README.md": {"words": 90, "headings": [{"level": 2, "text": heading, "line": 3}], "links": []}}},
}

test_finds_repositories_that_do_not_say if {
	missing_governance.deny == _found with input as _repository({"": ["README.md", "MAINTAINERS.md"]}, "Usage")
	folders := {"": ["CODE_OF_CONDUCT.md"], "vendor/a": ["GOVERNANCE.md"]}
	missing_governance.deny == _found with input as _repository(folders, "Usage")
}

test_accepts_files_where_they_are_looked_for if {
	every folders in [{"": ["ADOPTERS.md", "GOVERNANCE.md"]}, {"": ["MAINTAINERS"], "docs": ["governance.md"]}] {
		missing_governance.deny == set() with input as _repository(folders, "Usage")
	}
}

test_accepts_readmes_that_say_it if {
	missing_governance.deny == set() with input as _repository({"": ["README.md", "MAINTAINERS"]}, "Governance")
}

test_applies_to_projects_of_several if {
	missing_governance.applies with input as _repository({"": ["MAINTAINERS"]}, "Usage")
	not missing_governance.applies with input as _repository({"": ["README.md"]}, "Usage")
}

test_accepts_other_kinds if {
	missing_governance.deny == set() with input as {"kind": "Pod"}
}
