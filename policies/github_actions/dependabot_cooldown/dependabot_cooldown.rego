# METADATA
# title: Updates taken on the day they appear
# description: >-
#   Dependabot proposes new versions at once, or within a few days, or waits only with some packages or sorts of releases. A
#   package that an attacker took over is mostly found and
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

deny contains {"message": message, "at": short.at, "fix": short.remedy} if {
	some index, update in input.updates
	is_object(update)
	_proposes_versions(update)
	some short in _shorts(object.get(update, "cooldown", null), ["updates", index])
	message := sprintf("updates of %v %s", [object.get(update, "package-ecosystem", "packages"), short.how])
}

# With a limit of 0 only security updates are proposed, which do not wait.
_proposes_versions(update) if object.get(update, "open-pull-requests-limit", 5) != 0

_shorts(cooldown, path) := {{"at": path, "how": "do not wait after a release", "remedy": _wait(path, "default-days")}} if {
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

_unsaid(cooldown, path) := {{"at": at, "how": "do not wait after every release", "remedy": _wait(path, "default-days")} |
	not is_number(object.get(cooldown, "default-days", null))
	some name, _ in _releases
	not is_number(object.get(cooldown, name, null))
	name != "default-days"
	at := array.concat(path, ["cooldown"])
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
