# METADATA
# title: Bots that update dependencies
# description: What configurations of Dependabot and Renovate switch off.
# related_resources:
#   - ref: https://docs.renovatebot.com/configuration-options/#enabled
#     description: Renovate, enabled
#   - ref: https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#ignore--
#     description: Dependabot, ignore
package lib.update_bots

# Whether a configuration of Renovate switches all of it off.
is_off(value) if value.enabled == false

is_off(value) if ":disableRenovate" in value.extends

# Whether it switches off a manager.
leaves_out(value, manager) if value[manager].enabled == false

leaves_out(value, manager) if {
	is_array(value.packageRules)
	some index, rule in value.packageRules
	rule.enabled == false
	_is_about_all(rule, manager)
	not _is_taken_back(array.slice(value.packageRules, index + 1, count(value.packageRules)), manager)
}

# A rule without another condition than the manager.
_is_about_all(rule, manager) if {
	manager in object.get(rule, "matchManagers", [manager])
	conditions := {key | some key, _ in rule; regex.match(`^(match|exclude)[A-Z]|^(\w+List|managers|languages|datasources)$|^(package|path|update)\w*s$`, key)}
	every condition in conditions - {"matchManagers"} {
		condition in {"matchPackageNames", "matchPackagePatterns"}
		rule[condition] in [["*"], ["**"], [".*"]]
	}
}

_is_taken_back(later, manager) if {
	some rule in later
	rule.enabled == true
	manager in object.get(rule, "matchManagers", [manager])
}

# Whether an entry of Dependabot ignores whatever it would update.
ignores_all(update) if {
	some ignored in update.ignore
	ignored["dependency-name"] == "*"
	count({"update-types", "versions"} & object.keys(ignored)) == 0
}
