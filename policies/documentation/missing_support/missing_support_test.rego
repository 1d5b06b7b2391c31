package documentation.missing_support_test

import data.documentation.missing_support

_found := {{"message": "nothing says where to get help", "at": []}}

_repository(folders, heading) := {
	"files": {},
	"folders": folders,
	"facts": {"docs": {"README.md": {"words": 90, "headings": [{"level": 2, "text": heading, "line": 3}], "links": []}}},
}

test_finds_repositories_that_do_not_say if {
	missing_support.deny == _found with input as _repository({"": ["README.md"]}, "Usage")
	missing_support.deny == _found with input as _repository({"vendor/a": ["SUPPORT.md"]}, "Usage")
}

test_accepts_files_where_they_are_looked_for if {
	every folders in [{"": ["SUPPORT.md"]}, {".github": ["support.md"]}] {
		missing_support.deny == set() with input as _repository(folders, "Usage")
	}
}

test_accepts_forms_for_questions if {
	every folder, name in {
		".github/ISSUE_TEMPLATE": "Support_Question.md",
		".github/DISCUSSION_TEMPLATE": "q-a-help.yml",
		".gitlab/issue_templates": "Question.md",
	} {
		missing_support.deny == set() with input as _repository({folder: [name]}, "Usage")
		missing_support.deny == _found with input as _repository({folder: ["Bug_Report.md"]}, "Usage")
		missing_support.deny == _found with input as _repository({"forms": [name]}, "Usage")
	}
}

test_accepts_readmes_that_say_it if {
	missing_support.deny == set() with input as _repository({"": ["README.md"]}, "Getting help")
}

_contributing(heading, target) := object.union(_repository({"": ["README.md"], ".github": ["CONTRIBUTING.md"]}, "Usage"), {"facts": {"docs": {
	".github/CONTRIBUTING.md": {
		"headings": [{"level": 2, "text": heading, "line": 3}],
		"links": [{"target": target, "line": 5}],
	},
}}})

test_accepts_what_says_how_to_contribute if {
	every heading in ["**Do you have questions about the code?**", "Support", "Getting help"] {
		missing_support.deny == set() with input as _contributing(heading, "docs/code.md")
	}
	missing_support.deny == set() with input as _contributing("Pull requests", "https://acme.slack.com/")
	every heading in ["Pull requests", "Adding support for a shop", "Helpers"] {
		missing_support.deny == _found with input as _contributing(heading, "https://github.com/acme/shop/issues")
	}
}

test_accepts_readmes_in_other_languages if {
	every heading in [
		"Henvendelser", "Kontakt", "Spørsmål og svar", "Hilfe", "Besoin d'aide ?", "Dúvidas", "Контакты", "联系我们", "お問い合わせ",
	] {
		missing_support.deny == set() with input as _repository({"": ["README.md"]}, heading)
	}
	every heading in ["Komme i gang", "Fragments", "Aiders"] {
		missing_support.deny == _found with input as _repository({"": ["README.md"]}, heading)
	}
}

test_accepts_other_kinds if {
	missing_support.deny == set() with input as {"kind": "Pod"}
}
