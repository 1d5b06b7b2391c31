# METADATA
# title: No template for pull requests
# description: >-
#   Nothing reminds who opens a pull request of what a reviewer needs: why, how it was tested, what may break. What is not asked
#   for is seldom written.
# related_resources:
#   - ref: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/creating-a-pull-request-template-for-your-repository
#     description: GitHub, pull request templates
#   - ref: https://docs.gitlab.com/user/project/description_templates/
#     description: GitLab, description templates
# custom:
#   severity: low
#   kinds: [repository]
#   remediation: >-
#     Add `.github/PULL_REQUEST_TEMPLATE.md` (on GitLab `.gitlab/merge_request_templates/Default.md`) with three or four short
#     questions; long ones are deleted unread. Where the organisation's repository `.github` has one for all, waive the rule and
#     say so.
package documentation.missing_pull_request_template

import data.lib.fix
import data.lib.repository
import data.lib.templates

deny contains object.union({"message": "the repository has no template for pull requests", "at": []}, _remedy) if {
	repository.known
	count(_templates) == 0
}

_templates := _single | {path |
	some folder, names in input.folders
	lower(folder) in {
		"pull_request_template", ".github/pull_request_template", "docs/pull_request_template",
		".gitlab/merge_request_templates", ".azuredevops/pull_request_template", ".gitea/pull_request_template",
	}
	some path in names
}

_single := repository.named(
	array.concat(repository.homes, [".azuredevops", ".gitea", ".forgejo"]),
	`^pull_request_template(\.md|\.txt)?$`,
)

_remedy := {"fix": fix.safe("Begin a template", [fix.create(place, templates.pull_request)])} if {
	place := {
		"forgejo": ".forgejo/pull_request_template.md",
		"github": ".github/pull_request_template.md",
		"gitlab": ".gitlab/merge_request_templates/Default.md",
	}[repository.host]
} else := {}
