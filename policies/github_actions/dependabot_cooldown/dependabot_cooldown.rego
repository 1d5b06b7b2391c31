# METADATA
# title: Updates taken within days of their release
# description: >-
#   Dependabot proposes new versions within a few days, three unless it is told otherwise, or waits longer only with some packages
#   or sorts of releases. A package that an attacker took over is mostly found and withdrawn within a week; who waits that long
#   never sees it, and the bugs of a first release neither. Security updates do not wait in any case.
# related_resources:
#   - ref: https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#cooldown-
#     description: GitHub, Dependabot options reference, cooldown
#   - ref: https://github.blog/changelog/2026-07-14-dependabot-version-updates-introduce-default-package-cooldown/
#     description: GitHub, the default of three days
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

deny contains {"message": message, "at": short.at, "fix": short.remedy} if {
	some index, update in input.updates
	is_object(update)
	_proposes_versions(update)
	some short in _shorts(object.get(update, "cooldown", null), ["updates", index])
	message := sprintf("updates of %v %s", [object.get(update, "package-ecosystem", "packages"), short.how])
}

# With a limit of 0 only security updates are proposed, which do not wait.
_proposes_versions(update) if object.get(update, "open-pull-requests-limit", 5) != 0

_shorts(cooldown, path) := _by_default(path) if {
	not is_object(cooldown)
} else := (_too_few(cooldown, path) | _unsaid(cooldown, path)) | _limited(cooldown, path)

# What is said of one sort of release holds for it in place of the default.
_too_few(cooldown, path) := {{"at": at, "how": how, "remedy": _wait(path, name)} |
	some name, releases in _releases
	is_number(cooldown[name])
	cooldown[name] < _days
	at := array.concat(path, ["cooldown", name])
	how := sprintf("wait %d of %d days after %s", [cooldown[name], _days, releases])
}

_unsaid(cooldown, path) := {{"at": at, "how": short.how, "remedy": short.remedy} |
	not is_number(object.get(cooldown, "default-days", null))
	some name, _ in _releases
	not is_number(object.get(cooldown, name, null))
	name != "default-days"
	at := array.concat(path, ["cooldown"])
	some short in _by_default(path)
}

# Without a word Dependabot waits three days.
_by_default(path) := {{"at": path, "how": how, "remedy": _wait(path, "default-days")} |
	_days > 3
	how := sprintf("wait 3 of %d days after a release, as Dependabot does by default", [_days])
}

_limited(cooldown, path) := {{"at": at, "how": "wait only after releases of some packages", "remedy": remedy} |
	is_array(cooldown.include)
	count(cooldown.include) > 0
	not "*" in cooldown.include
	at := array.concat(path, ["cooldown", "include"])
	remedy := fix.unsafe("Wait after releases of all packages", [fix.remove(at)])
}

_wait(path, name) := fix.safe("Wait some days after a release", [fix.set(array.concat(path, ["cooldown", name]), _days)])

_releases := {
	"default-days": "a release",
	"semver-major-days": "a major release",
	"semver-minor-days": "a minor release",
	"semver-patch-days": "a patch release",
}

default _days := 7

_days := data.karat.parameters.days
