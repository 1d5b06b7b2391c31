# METADATA
# title: No template for issues
# description: >-
#   Nothing asks people who report a bug for the version, the steps and what they saw. Each report begins with the same three
#   questions. Where `config.yml` lets nobody open an issue and leads elsewhere, nothing is missing.
# related_resources:
#   - ref: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/configuring-issue-templates-for-your-repository
#     description: GitHub, issue templates
#   - ref: https://docs.gitlab.com/user/project/description_templates/
#     description: GitLab, description templates
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [yaml]
#   remediation: >-
#     Add a form to `.github/ISSUE_TEMPLATE/` (on GitLab a page to `.gitlab/issue_templates/`). Where issues are kept elsewhere,
#     or the organisation's repository `.github` has them for all, waive the rule and say so.
package documentation.missing_issue_template

import data.lib.fix
import data.lib.repository
import data.lib.templates

deny contains object.union({"message": "the repository has no template for issues", "at": []}, _remedy) if {
	repository.known
	count(_templates) == 0
	not _leads_elsewhere
}

# No issue can be opened here, and links say where.
_leads_elsewhere if {
	some document in input.documents.yaml
	regex.match(`^\.github/issue_template/config\.ya?ml$`, lower(document.path))
	document.value.blank_issues_enabled == false
	some link in document.value.contact_links
	is_string(link.url)
}

_templates := repository.named(repository.homes, `^issue_template(\.md|\.txt)?$`) | {path |
	some folder, names in input.folders
	lower(folder) in {
		"issue_template", ".github/issue_template", "docs/issue_template", ".gitlab/issue_templates",
		".gitea/issue_template", ".forgejo/issue_template",
	}
	some path in names

	# It only says which of them there are.
	not regex.match(`^config\.ya?ml$`, path)
}

_remedy := {"fix": fix.safe("Begin a template", [fix.create(begun.path, begun.text)])} if {
	begun := {
		"forgejo": {"path": ".forgejo/issue_template/bug_report.md", "text": templates.bug_report},
		"github": {"path": ".github/ISSUE_TEMPLATE/bug_report.md", "text": templates.bug_report},
		"gitlab": {"path": ".gitlab/issue_templates/Bug.md", "text": templates.bug_sections},
	}[repository.host]
} else := {}
