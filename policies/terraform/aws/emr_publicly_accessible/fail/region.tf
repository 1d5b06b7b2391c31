resource "aws_emr_block_public_access_configuration" "region" {
  block_public_security_group_rules = false # finding: terraform.aws.emr_publicly_accessible
}
