resource "aws_ebs_encryption_by_default" "region" {
  enabled = true # finding: terraform.aws.ebs_default_encryption
}
