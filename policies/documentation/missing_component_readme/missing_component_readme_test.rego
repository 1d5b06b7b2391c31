package documentation.missing_component_readme_test

import data.documentation.missing_component_readme as rule

_component(scope, folders) := {
	"files": {},
	"folders": folders,
	"entity": {"kind": "component", "name": "billing", "scope": scope},
}

test_finds_components_without_one if {
	rule.deny == {{
		"message": "component \"billing\" has no README in services/billing",
		"at": ["entity"],
	}} with input as _component("services/billing", {"services/billing/web": ["README.md"]})
}

test_accepts_readmes_in_the_folder if {
	rule.deny == set() with input as _component("services/billing", {"services/billing": ["ReadMe.rst"]})
	rule.deny == set() with input as _component("services/billing", {"services/billing/docs": ["README.md"]})
}

test_applies_below_the_root if {
	rule.applies with input as _component("services/billing", {})
	not rule.applies with input as _component("", {})
	rule.deny == set() with input as _component("", {})
	rule.deny == set() with input as {"kind": "Pod"}
}
