# METADATA
# title: Waiver without a ticket
# description: >-
#   A waiver does not say where the work is planned that would make it unnecessary. It ends one day all the same, and then
#   it is renewed, since nobody had it on their list.
# related_resources:
#   - ref: https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/
#     description: CNCF, platform engineering maturity model
# custom:
#   severity: low
#   kinds: [karat/waiver]
#   remediation: >-
#     Write a ticket with an owner and a day before the waiver ends, and name it in `ticket`. Where the check will never
#     be met, it may not apply there: say so with `applies` of the check, not with a waiver.
package standards.waiver_without_ticket

deny contains {"message": message, "at": ["id"]} if {
	ticket := object.get(input, "ticket", "")
	is_string(ticket)
	trim_space(ticket) == ""
	message := sprintf("waiver %q names no ticket", [input.id])
}
