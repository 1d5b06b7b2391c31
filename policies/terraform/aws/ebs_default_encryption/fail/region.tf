resource "aws_ebs_encryption_by_default" "region" {
  enabled = false # finding: terraform.aws.ebs_default_encryption
}
