# METADATA
# title: No template for issues
# description: >-
#   Nothing asks people who report a bug for the version, the steps and what they saw. Each report begins with the same three
#   questions. Where `config.yml` stands alone, it may lead people elsewhere, and the answer is unknown.
# related_resources:
#   - ref: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/configuring-issue-templates-for-your-repository
#     description: GitHub, issue templates
#   - ref: https://docs.gitlab.com/user/project/description_templates/
#     description: GitLab, description templates
# custom:
#   severity: low
#   kinds: [repository]
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
	count(_configurations) == 0
}

unknown contains {"message": sprintf("whether %s leads people elsewhere is not known", [path]), "at": ["files", path]} if {
	count(_templates) == 0
	some path in _configurations
}

# What may say that no issue can be opened here, and where else. It is known by its path alone: were it read, then every file of
# YAML that cannot be, such as a template of Helm, would make the answer unknown.
_configurations := {sprintf("%s/%s", [folder, name]) |
	some folder, names in input.folders
	lower(folder) == ".github/issue_template"
	some name in names
	regex.match(`^config\.ya?ml$`, name)
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
