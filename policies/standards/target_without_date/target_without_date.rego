# METADATA
# title: Target without a day
# description: >-
#   A scorecard expects a level of somebody and does not say by when. From the first day everybody below it is late, so
#   lateness stops meaning anything, and teams cannot plan the work.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [karat/scorecard]
#   remediation: >-
#     Add `by = 2027-03-31` to the `[[target]]`: far enough for the largest repository that it is for, agreed with those
#     who do the work. What new services have to have from the start needs no day; give them a target of their own, by
#     `applies`, and waive the finding there.
package standards.target_without_date

deny contains {"message": message, "at": ["target", index, "level"]} if {
	some index, target in input.target
	not target.by
	message := sprintf("level %q is expected without a day", [target.level])
}
