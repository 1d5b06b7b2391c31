# METADATA
# title: Waiver without a compensating measure
# description: >-
#   A waiver excuses somebody from a check and says nothing of what is done in the meantime. The risk that the check is
#   about is then simply there, and whoever approved it could not weigh it.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [karat/waiver]
#   remediation: >-
#     Write into `compensating` what lowers the risk until the check is met: a review by hand, a narrower network rule, a
#     shorter life of the thing. Where nothing is done, `effect = "accept"` says so: the check counts as failed, and the
#     risk is shown as accepted.
package standards.waiver_without_measure

deny contains {"message": message, "at": ["id"]} if {
	compensating := object.get(input, "compensating", "")
	is_string(compensating)
	trim_space(compensating) == ""
	not input.effect == "accept"
	message := sprintf("waiver %q names no compensating measure", [input.id])
}
