# METADATA
# title: Campaign past its deadline
# description: >-
#   The last day of a campaign has passed and it still lies among the definitions. Who is open is told so on every run,
#   nothing follows from it, and the next campaign is believed less.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/campaign]
#   needs_documents: true
#   remediation: >-
#     Close it: say what was reached and remove the file, let the check count for everybody from now on (`enforce_from`),
#     or set a new deadline and say why. Those who are left may need help more than another reminder.
package standards.overdue_campaign

import data.lib.standards

deny contains {"message": message, "at": array.concat(campaign.at, ["deadline"])} if {
	some campaign in standards.of_kind("karat/campaign")
	campaign.value.deadline < input.facts.today
	message := sprintf("campaign %q is over since %s", [campaign.value.id, campaign.value.deadline])
}
