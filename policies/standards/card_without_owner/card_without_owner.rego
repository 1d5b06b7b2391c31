# METADATA
# title: Scorecard without an owner
# description: >-
#   Nobody answers for a scorecard: nobody is asked when a check is wrong, nobody looks at it again, and whoever is held
#   to it has nobody to talk to. A standard without an owner is kept for its own sake.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
#   - ref: https://dora.dev/capabilities/platform-engineering/
#     description: DORA, platform engineering
# custom:
#   severity: low
#   kinds: [karat/scorecard]
#   remediation: >-
#     Write `owner = "group:default/…"`: the team that answers questions about the scorecard, decides on waivers and
#     reviews it. Where no team wants it, retire the scorecard (`stage = "retired"`).
package standards.card_without_owner

deny contains {"message": message, "at": ["id"]} if {
	is_string(input.owner)
	trim_space(input.owner) == ""
	not input.stage == "retired"
	message := sprintf("scorecard %q has no owner", [input.id])
}

deny contains {"message": message, "at": ["id"]} if {
	not input.owner
	not input.stage == "retired"
	message := sprintf("scorecard %q has no owner", [input.id])
}
