# METADATA
# title: Dependabot runs the code of dependencies
# description: >-
#   `insecure-external-code-execution: allow` lets Dependabot run what manifests and packages bring, such as a `setup.py` or a
#   plugin of Bundler, while it looks for updates. A package that was taken over then runs with the credentials of the private
#   registries, on the day that it appears and before anybody has read the pull request.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#insecure-external-code-execution--
#     description: GitHub, Dependabot options reference, insecure-external-code-execution
# custom:
#   severity: medium
#   kinds: [dependabot]
#   remediation: >-
#     Take the option out or write `deny`. Where an update fails without it, give the entry of that ecosystem no `registries`, or
#     only one that hands out nothing but what the manifest needs.
#   controls:
#     owasp_cicd: [CICD-SEC-4]
package github_actions.dependabot_execution

import data.lib.fix

deny contains {"message": message, "at": at, "fix": remedy} if {
	some index, update in input.updates
	is_object(update)
	update[_option] == "allow"
	at := ["updates", index, _option]
	message := sprintf("updates of %v may run the code of dependencies", [object.get(update, "package-ecosystem", "packages")])
	remedy := fix.unsafe("Deny it", [fix.replace(at, "deny")])
}

_option := "insecure-external-code-execution"
