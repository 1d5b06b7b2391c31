# METADATA
# title: Domain that anybody with its code can transfer
# description: >-
#   The lock against transfers of the domain is taken off; it is on by itself. Who gets at the account or at the code
#   of the domain can move it to another registrar, and all mail and traffic of it with that.
# related_resources:
#   - ref: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html
#     description: AWS, Locking a domain to prevent unauthorized transfer to another registrar
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_route53domains_registered_domain]
#   remediation: >-
#     Remove `transfer_lock = false`. A few top-level domains have no lock; suppress the finding there.
package terraform.aws.route53_transfer_lock

import data.lib.terraform

_locks := terraform.settings(["aws_route53domains_registered_domain"], ["transfer_lock"], true)

deny contains terraform.mended(setting, "domain is not locked against transfers", true) if {
	some setting in _locks
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_locks)
