# METADATA
# title: Imported facts that never grow old
# description: >-
#   A source of imported facts has no `max_age`. When the export behind it stops, karat goes on judging by the last file,
#   and a score stays green on data of last year.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [karat/facts]
#   remediation: >-
#     Set `max_age` to a little more than the time between two exports, such as `"2d"` for a nightly one: older data then
#     make the checks unknown, which lowers the coverage and is seen.
package standards.fact_without_max_age

deny contains {"message": message, "at": ["source", index, "id"]} if {
	some index, source in input.source
	not source.max_age
	message := sprintf("source %q has no `max_age`", [source.id])
}
