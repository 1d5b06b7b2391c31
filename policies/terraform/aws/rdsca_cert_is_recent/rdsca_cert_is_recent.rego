# METADATA
# title: RDS instance with an expired authority
# description: >-
#   The certificate of the database is signed by an authority of RDS that expired: `rds-ca-2015` in 2020,
#   `rds-ca-2019` in 2024. Clients that check certificates cannot connect, and those that can do not check.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html
#     description: AWS, Rotating your SSL/TLS certificate
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
#     description: AWS, Certificate authorities
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_db_instance, terraform_module/aws_rds_cluster_instance]
#   remediation: >-
#     Set `ca_cert_identifier = "rds-ca-rsa2048-g1"` or a newer one, after clients trust it: AWS has a bundle of all
#     authorities.
package terraform.aws.rdsca_cert_is_recent

import data.lib.terraform

deny contains terraform.mended(setting, message, "rds-ca-rsa2048-g1") if {
	some setting in _authorities
	setting.value in {"rds-ca-2010", "rds-ca-2015", "rds-ca-2019"}
	message := sprintf("authority %s expired", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_authorities)

# Where nothing is said AWS chooses one that is valid.
_authorities := terraform.settings(["aws_db_instance", "aws_rds_cluster_instance"], ["ca_cert_identifier"], "")
