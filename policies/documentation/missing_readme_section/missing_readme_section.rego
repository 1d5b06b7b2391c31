# METADATA
# title: README without a section that people need
# description: >-
#   A README does not say how the code is installed, run or tested, neither under a heading nor by a link to a page that does. The
#   first hours of everybody who is new to it go into finding that out, each time again. Where to get help is what
#   `documentation.missing_support` looks for.
# related_resources:
#   - ref: https://www.makeareadme.com/
#     description: Make a README
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [docs]
#   remediation: >-
#     Add a heading for each part that the message names, with the commands that somebody copies, or a link to the page that has
#     them (`docs/development.md`). Other words for a section are set with the parameter `sections`.
#   parameters:
#     sections:
#       default:
#         how to install it: 'install|set-?\s?up|started|quick-?start|requi(site|rement)|build|download|deploy|\bdocs\b|document'
#         how to run it: '\brun|usage|\bus(e|ing)\b|start|example|how to|configur|deploy|operat|tutorial|demo|\bdocs\b|document'
#         how to test it: '\btest|develop|contribut|hacking'
#       description: Parts of a README, each with a regular expression for its heading, or for a link to it, in lower case.
package documentation.missing_readme_section

import data.lib.docs

deny contains {"message": message, "at": ["files", docs.readme]} if {
	applies
	absent := sort([name | some name in object.keys(_sections); not name in _present])
	count(absent) > 0
	message := sprintf("the README does not say %s", [concat(", nor ", absent)])
}

measure := {"value": count(_present), "of": count(_sections)} if applies

# Code is there to be run, and headings are in a script that the expressions are written in.
applies if {
	count(input.facts.languages) > 0
	docs.has_heading(docs.readme, `[a-z]`)
}

_sections := data.karat.parameters.sections

_present := {name | some name, pattern in _sections; docs.readme_mentions(pattern)}
