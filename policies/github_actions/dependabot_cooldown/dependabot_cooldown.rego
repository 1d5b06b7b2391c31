# METADATA
# title: Updates taken on the day they appear
# description: >-
#   Dependabot proposes new versions at once, or within a few days. A package that an attacker took over is mostly found and
#   withdrawn within a week; who waits that long never sees it, and the bugs of a first release neither. Security updates do
#   not wait in any case.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#cooldown-
#     description: GitHub, Dependabot options reference, cooldown
# custom:
#   severity: low
#   kinds: [dependabot]
#   remediation: >-
#     Add `cooldown: {default-days: 7}` to every entry under `updates`. Give packages of your own under `cooldown.exclude`.
#   controls:
#     owasp_cicd: [CICD-SEC-3]
#   parameters:
#     days:
#       default: 7
#       description: The fewest days that a version must be old.
package github_actions.dependabot_cooldown

import data.lib.fix

deny contains {"message": message, "at": found.at, "fix": remedy} if {
	some index, update in input.updates
	is_object(update)
	_proposes_versions(update)
	found := _short(update, ["updates", index])
	message := sprintf("updates of %v %s", [object.get(update, "package-ecosystem", "packages"), found.how])
	remedy := fix.safe("Wait some days after a release", [fix.set(["updates", index, "cooldown", "default-days"], _days)])
}

# With a limit of 0 only security updates are proposed, which do not wait.
_proposes_versions(update) if object.get(update, "open-pull-requests-limit", 5) != 0

_short(update, path) := {"at": path, "how": "do not wait after a release"} if {
	not is_object(object.get(update, "cooldown", null))
} else := {"at": array.concat(path, ["cooldown", "default-days"]), "how": how} if {
	is_number(update.cooldown["default-days"])
	update.cooldown["default-days"] < _days
	how := sprintf("wait %d of %d days after a release", [update.cooldown["default-days"], _days])
} else := {"at": array.concat(path, ["cooldown"]), "how": "do not wait after every release"} if {
	not update.cooldown["default-days"]
	some kind in ["semver-major-days", "semver-minor-days", "semver-patch-days"]
	object.get(update.cooldown, kind, 0) < _days
}

default _days := 7

_days := data.karat.parameters.days
