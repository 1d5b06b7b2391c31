# METADATA
# title: Waiver that has ended
# description: >-
#   A waiver is past its end and still lies among the definitions. It excuses nothing any more, but whoever reads the
#   folder counts it as debt that somebody agreed to, and the next one is copied from it.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [karat/waiver]
#   needs_documents: true
#   remediation: >-
#     Remove the file; git keeps it. If the check still fails, mend it, or ask for a new waiver with `renews`.
package standards.expired_waiver

import data.lib.standards

deny contains {"message": message, "at": array.concat(waiver.at, ["expires"])} if {
	some waiver in standards.waivers
	waiver.value.expires <= input.facts.today
	message := sprintf("waiver %q ended on %s", [waiver.value.id, waiver.value.expires])
}
