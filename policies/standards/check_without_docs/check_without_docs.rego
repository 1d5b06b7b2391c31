# METADATA
# title: Check without a page to read
# description: >-
#   A check has no link, and its scorecard names no page either. Who fails it sees a sentence and has to guess the rest:
#   why it is asked, how others did it, whom to ask. What cannot be looked up is worked around.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
#   - ref: https://dora.dev/capabilities/platform-engineering/
#     description: DORA, platform engineering
# custom:
#   severity: low
#   kinds: [karat/scorecard]
#   remediation: >-
#     Give the check `links = [{ title = "How to", url = "https://…" }]`, or the scorecard `docs`: a page that says why,
#     how, with an example to copy, and where to ask. One page for all checks will do at first.
package standards.check_without_docs

deny contains {"message": message, "at": ["check", index, "id"]} if {
	some index in _bare
	message := sprintf("check %q has no link, and its scorecard no docs", [input.check[index].id])
}

measure := {"value": count(_current) - count(_bare), "of": count(_current)}

_current := [index | some index, check in input.check; not check.retired]

_bare := [index |
	not input.docs
	some index in _current
	object.get(input.check[index], "links", []) == []
]
