# METADATA
# title: No security policy
# description: >-
#   No file says how to report a vulnerability. Who finds a vulnerability writes a public issue, or nothing. A section of
#   the README that says it counts, and so does a `security-insights.yml`, whose schema demands it; whether a section that
#   is only called `Security` does is unknown, unless it links to where one can report, and so is what stands behind a
#   link to a policy elsewhere.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/getting-started/adding-a-security-policy-to-your-repository
#     description: GitHub, adding a security policy
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#security-policy
#     description: OpenSSF Scorecard, Security-Policy
#   - ref: https://github.com/ossf/security-insights
#     description: OpenSSF, Security Insights specification
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [readme]
#   remediation: >-
#     Add a `SECURITY.md` that names a private way to report, which versions are looked after, and how soon somebody answers.
#   controls:
#     openssf_scorecard: [Security-Policy]
package repository.missing_security_policy

import data.lib.fix
import data.lib.repository
import data.lib.templates

deny contains object.union({"message": "the repository has no security policy", "at": []}, _remedy) if {
	_lacking
	count(_sections) == 0
	count(_links) == 0
}

unknown contains {"message": message, "at": ["files", path]} if {
	_lacking
	some path in _sections
	message := "the README has a section on security, which may say how to report a vulnerability"
}

unknown contains {"message": message, "at": ["files", path], "line": link.line} if {
	_lacking
	count(_sections) == 0
	some [path, link] in _links
	message := sprintf("the README links to %s, which may say how to report a vulnerability", [link.target])
}

_links := {[path, link] |
	some path, page in input.facts.readme
	some link in page.links
	regex.match(_policies, lower(link.target))
}

# By their addresses; of the pages on security that GitHub has for a repository only these two speak of reports.
_policies := concat("|", [
	`^https?://[^/]*/(.*/)?security([_-]policy|-disclosure)?(\.(html?|md|txt))?/?(#(.*(contact|disclos|polic|report|vulnerab).*)?)?$`,
	`/security/(policy|advisories/new)\b|(vulnerability|responsible|coordinated)[_-]disclosure`,
])

_lacking if {
	repository.known
	folders := array.concat(repository.homes, [".well-known"])
	count(repository.named(folders, `^security([_-](policy|contacts))?(\.(md|markdown|rst|adoc|txt))?$`)) == 0
	count(repository.named(repository.homes, `^security-insights\.ya?ml$`)) == 0
	not _says_how
}

_says_how if {
	some page in input.facts.readme
	some heading in page.headings
	regex.match(_reporting, lower(heading.text))
}

_reporting := concat("|", [
	`\breport(ing)?\b.*\b(security|vulnerabilit)`,
	`\b(security|vulnerability|vulnerabilities)\b.*\b(disclosure|policy|report(s|ing)?)\b`,
	`\b(responsible|coordinated) disclosure\b`,
])

_section := `^\W*security\W*((bugs?|contacts?|issues?|problems?|vulnerabilit(y|ies))\W*)?$`

# READMEs with a section on security.
_sections := {path |
	some path, page in input.facts.readme
	some heading in page.headings
	regex.match(_section, lower(heading.text))
}

# A section on security that links to where one can report.
_says_how if {
	some page in input.facts.readme
	some index, heading in page.headings
	regex.match(_section, lower(heading.text))
	ends := [later.line | some later in array.slice(page.headings, index + 1, count(page.headings)); later.level <= heading.level]
	some link in page.links
	link.line > heading.line
	every end in ends {
		link.line < end
	}
	regex.match(`^mailto:|/security\b|security\.txt|hackerone|bugcrowd|huntr|intigriti|vulnerabilit`, lower(link.target))
}

_remedy := {"fix": fix.unsafe("Begin a SECURITY.md", [fix.create("SECURITY.md", templates.security_policy)])}
